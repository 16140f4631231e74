/** How the open items of the team stand under the rules as they are being changed. */
import { useEffect, useState } from 'react';
import type { TeamPreview } from '../../../../lib/messages/team-protocol';
import { plainKey } from '../../../../lib/strings/common';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import type { Team } from '../../../../lib/team/team';
import { ask } from '../../../page/ask';
import { LOADING, type Loaded, load } from '../../../page/loaded';
import { useHere } from '../here';

const w = words.today;
/** From the last change to the question (ms): it reads every open item. */
const SOON = 300;

/** The last answer stays while the next one is on its way. */
function usePreview(team: Team): { preview: Loaded<TeamPreview>; counting: boolean } {
  const [preview, setPreview] = useState<Loaded<TeamPreview>>(LOADING);
  const [counting, setCounting] = useState(true);
  useEffect(() => {
    let on = true;
    setCounting(true);
    const timer = setTimeout(async () => {
      const answer = await load(ask({ type: 'team.preview', team }));
      if (!on) return;
      setPreview(answer);
      setCounting(false);
    }, SOON);
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [team]);
  return { preview, counting };
}

export function Today() {
  const { team } = useHere();
  const { preview, counting } = usePreview(team);
  return (
    <section className="box" aria-label={w.title}>
      <header>
        <h2>{w.title}</h2>
        <span className="s t2 end">{counting ? w.counting : ''}</span>
      </header>
      <div className="in-box">
        {preview.state === 'failed' ? (
          <p className="wrong">
            {w.failed} {preview.why}
          </p>
        ) : (
          preview.state === 'here' && <Counts {...preview.value} />
        )}
      </div>
    </section>
  );
}

function Counts({ items, pass, nudged, paused, unread, which }: TeamPreview) {
  const [open, setOpen] = useState(false);
  if (items === 0) return <p className="s t2">{w.none}</p>;
  const rows: [number, string][] = [
    [pass, w.pass],
    [nudged, w.nudged],
    [paused, w.paused],
    ...(unread > 0 ? [[unread, w.unread] as [number, string]] : []),
  ];
  return (
    <>
      <p className="s t2">{w.items(items)}</p>
      <span className="cov" role="img" aria-label={w.bar(pass, nudged, paused, unread)}>
        {pass > 0 && <i style={{ flexGrow: pass }} />}
        {nudged > 0 && <i className="w" style={{ flexGrow: nudged }} />}
        {paused > 0 && <i className="e" style={{ flexGrow: paused }} />}
        {unread > 0 && <i className="u" style={{ flexGrow: unread }} />}
      </span>
      <ul className="counts">
        {rows.map(([n, name]) => (
          <li key={name}>
            <b className="n st">{n}</b>
            {name}
          </li>
        ))}
      </ul>
      {which.length > 0 && (
        <button type="button" className="lk" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? w.hide : w.see(paused)}
        </button>
      )}
      {open && (
        <ul className="which">
          {which.map((i) => (
            <li key={i.key}>
              {i.url?.startsWith('https://') ? (
                <a href={i.url} target="_blank" rel="noreferrer">
                  {plainKey(i.key)}
                </a>
              ) : (
                <span className="st">{plainKey(i.key)}</span>
              )}{' '}
              {i.title}
            </li>
          ))}
          {paused > which.length && <li className="t2">{w.more(paused - which.length)}</li>}
        </ul>
      )}
    </>
  );
}
