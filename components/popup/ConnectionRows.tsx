/** One line per tracker: how Sightline is connected to it. */
import { check, gap, none, type Icon as Shape, unknown } from '../../lib/look/icons';
import type { ConnectionView } from '../../lib/messages/protocol';
import { common, popup } from '../../lib/strings/pages';
import { dayWords } from '../../lib/strings/time';
import { isOptionalSite } from '../../lib/trackers/grants';
import { Icon } from '../Icon';
import { expiryOf } from '../page/expiry';
import { Reading } from '../page/Reading';
import { siteOf } from '../page/sites';
import { usePopup } from './store';

type Line = { shape: Shape; tone: string; text: string };
const words = popup.connections;

/** The state of one connection in a few words. `now` in ms since epoch. */
export function lineOf(c: ConnectionView, now: number): Line {
  const warn = (text: string): Line => ({ shape: gap, tone: 'warn', text });
  const expiry = expiryOf(c.expiresAt, now);
  if (expiry.state === 'over' || c.trouble?.code === 'credential-expired') return warn(words.expired);
  switch (c.trouble?.code) {
    case undefined:
      break;
    case 'credential-refused':
      return warn(words.refused);
    case 'not-approved':
      return warn(words.unapproved);
    case 'not-permitted':
      return warn(words.short);
    case 'offline':
      return { shape: unknown, tone: 'warn', text: words.offline };
    default:
      return { shape: unknown, tone: 'warn', text: words.trouble };
  }
  if (expiry.state === 'soon') return warn(words.soon(dayWords(new Date(expiry.at))));
  if (!c.login) return { shape: unknown, tone: 't2', text: words.unchecked };
  return { shape: check, tone: 'good', text: words.ok(c.login) };
}

/** "GitHub · acme", with the site where that is a company's own. */
function nameOf(c: ConnectionView): string {
  const parts = [common.trackers[c.tracker] ?? c.tracker, c.owner, isOptionalSite(siteOf(c)) && siteOf(c)];
  return parts.filter(Boolean).join(' · ');
}

export function ConnectionRows() {
  const { connections, read } = usePopup();
  const now = Date.now();
  return (
    <section className="sect conn" aria-label={words.label}>
      <Reading what={words.label} of={connections} again={() => void read()}>
        {(list) => (
          <ul>
            {list.length === 0 && (
              <Row name={common.trackers.github ?? ''} line={{ shape: none, tone: 't2', text: words.none }} />
            )}
            {list.map((c) => (
              <Row key={c.id} name={nameOf(c)} line={lineOf(c, now)} />
            ))}
            {[common.trackers.jira, common.trackers.linear].map((name) => (
              <Row key={name} name={name ?? ''} line={{ shape: none, tone: 't2', text: common.later }} />
            ))}
          </ul>
        )}
      </Reading>
    </section>
  );
}

function Row({ name, line }: { name: string; line: Line }) {
  return (
    <li>
      <span className={line.tone}>
        <Icon shape={line.shape} />
      </span>
      <span className="st">{name}</span>
      <span className="t2 what">{line.text}</span>
    </li>
  );
}
