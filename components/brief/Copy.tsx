/** The brief on the clipboard, as Markdown. */
import { useRef, useState } from 'react';
import type { Brief } from '../../lib/messages/team-protocol';
import { brief as words } from '../../lib/strings/pages-brief';
import { copyText } from '../panel/clipboard';
import { asMarkdown } from './markdown';

export function Copy({ sheet }: { sheet: Brief }) {
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const press = async () => {
    const text = asMarkdown(sheet);
    const done = button.current !== null && (await copyText(text, button.current));
    setSaid(done ? words.copied : words.byHand);
    setShown(done ? '' : text);
  };
  return (
    <>
      <button type="button" className="btn" ref={button} onClick={() => void press()}>
        {words.copy}
      </button>
      <span className="s t2" role="status">
        {said}
      </span>
      {shown !== '' && <textarea className="in" readOnly rows={8} value={shown} aria-label={words.copy} />}
    </>
  );
}
