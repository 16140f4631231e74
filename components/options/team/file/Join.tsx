/** Joining by an address or a share code: first what it brings, then the join. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { browser } from '../../../../lib/browser';
import type { TeamFrom } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { Banner } from '../../../page/Banner';
import { useTeams } from '../store';
import { useJoin } from './join';
import { Looked } from './Looked';
import { Offers } from './Offers';

/** What was pasted: an address, else a code. */
function fromText(text: string): TeamFrom | { wrong: string } {
  const typed = text.trim();
  if (typed === '') return { wrong: words.join.empty };
  if (!/^[a-z]+:\/\//i.test(typed)) return { kind: 'code', code: typed.replace(/\s+/g, '') };
  if (!/^https:/i.test(typed) || !URL.canParse(typed)) return { wrong: words.join.http };
  return { kind: 'url', url: new URL(typed).href };
}

/** Where reading needs the browser's leave, it is asked for while the press still counts. @returns false: refused */
async function mayRead(from: TeamFrom): Promise<boolean> {
  if (from.kind !== 'url') return true;
  try {
    return await browser.permissions.request({ origins: [`${new URL(from.url).origin}/*`] });
  } catch {
    return false;
  }
}

export function Join() {
  const { look, forget, looked, of, said, busy } = useJoin();
  const list = useTeams((s) => s.list);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [from, setFrom] = useState<TeamFrom>();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // What was looked at in another view is not shown here.
  useEffect(() => forget, [forget]);

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (busy) return;
    const read = fromText(text);
    const why = 'wrong' in read ? read.wrong : '';
    setWrong(why);
    if ('wrong' in read) return field.current?.focus();
    if (!(await mayRead(read)) && read.kind === 'url')
      return setWrong(words.join.refused(new URL(read.url).host));
    setFrom(read);
    await look(read, 'typed');
  };
  return (
    <>
      <h1 tabIndex={-1}>{words.join.title}</h1>
      <p className="lead">{words.join.lead}</p>
      {list.state === 'here' && <Offers offers={list.value.offers} />}
      <section className="part">
        <form noValidate onSubmit={(e) => void submit(e)}>
          <label className="st s" htmlFor={id}>
            {words.join.label}
          </label>
          <textarea
            id={id}
            ref={field}
            className="in code"
            rows={3}
            value={text}
            placeholder={words.join.placeholder}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={wrong !== ''}
            aria-describedby={`${id}-wrong ${id}-hint`}
            onChange={(e) => {
              setText(e.target.value);
              setWrong('');
              forget();
            }}
          />
          <p className="wrong" id={`${id}-wrong`} role="status">
            {wrong}
          </p>
          <p className="hint" id={`${id}-hint`}>
            {words.join.hint}
          </p>
          <div className="row" style={{ marginTop: 10 }}>
            <button type="submit" className="btn p" aria-disabled={busy}>
              {busy && of === 'typed' ? words.join.looking : words.join.look}
            </button>
            <a className="btn q" href="#team">
              {words.join.no}
            </a>
          </div>
        </form>
        <div role="status">
          {of === 'typed' && said !== '' && (
            <div className="said">
              <Banner kind="e">{said}</Banner>
            </div>
          )}
          {of === 'typed' && looked && from && (
            <Looked
              looked={looked}
              from={from}
              of="typed"
              onJoined={(team) => {
                location.hash = `#team/${team}`;
              }}
            />
          )}
        </div>
      </section>
    </>
  );
}
