/** Copies the address of a setting: to be sent to somebody, or kept. Seen when somebody comes near. */
import { useRef, useState } from 'react';
import { check, copy } from '../../../lib/look/icons';
import { team as words } from '../../../lib/strings/pages-team';
import { Icon } from '../../Icon';
import { copyText } from '../../panel/clipboard';
import { addressOf, useHere } from './here';

export function CopyAddress({ setting, name }: { setting: string; name: string }) {
  const here = useHere();
  const [done, setDone] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const press = async () => {
    if (!button.current) return;
    const address = `${location.href.split('#')[0]}${addressOf(here, setting)}`;
    setDone(await copyText(address, button.current));
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className="btn q icon at"
        aria-label={words.copyAddress(name)}
        title={words.copyAddress(name)}
        onClick={() => void press()}
        onBlur={() => setDone(false)}
      >
        <Icon shape={done ? check : copy} />
      </button>
      <span className="vh" role="status">
        {done ? words.addressCopied(name) : ''}
      </span>
    </>
  );
}
