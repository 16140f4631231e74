/** The team as a text that can be sent to somebody. */
import { useRef, useState } from 'react';
import { team as words } from '../../../../lib/strings/pages-team';
import { ask } from '../../../page/ask';
import { whyOf } from '../../../page/loaded';
import { copyText } from '../../../panel/clipboard';
import { useHere } from '../here';
import { Setting } from '../Setting';
import { useChanges } from '../use-changes';

export function Code() {
  return (
    <Setting at="team/code" group>
      {() => <CopyCode />}
    </Setting>
  );
}

/** Also beside a saved team that has no file. */
export function CopyCode() {
  const { view } = useHere();
  const changes = useChanges();
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const press = async () => {
    setShown('');
    try {
      const { code } = await ask({ type: 'team.code', id: view.team.id });
      if (button.current && (await copyText(code, button.current))) return setSaid(words.code.copied);
      setSaid(words.code.byHand);
      setShown(code);
    } catch (e) {
      setSaid(whyOf(e));
    }
  };
  return (
    <>
      <span className="row">
        <button type="button" className="btn" ref={button} onClick={() => void press()}>
          {words.code.copy}
        </button>
        <span className="s t2" role="status">
          {said}
        </span>
      </span>
      {shown !== '' && (
        <textarea className="in code" readOnly rows={4} value={shown} aria-label={words.code.copy} />
      )}
      {changes.length > 0 && <p className="hint">{words.code.draft}</p>}
    </>
  );
}
