/** One line per connection, and one for each tracker without any. */
import { check, gap, none, type Icon as Shape, unknown } from '../../lib/look/icons';
import type { ConnectionView } from '../../lib/messages/protocol';
import { wordsFor } from '../../lib/strings/by-tracker';
import { popup } from '../../lib/strings/pages';
import { dayWords } from '../../lib/strings/time';
import { trackerName } from '../../lib/strings/trouble';
import { isOptionalSite } from '../../lib/trackers/grants';
import { Icon } from '../Icon';
import { expiryOf } from '../page/expiry';
import { Reading } from '../page/Reading';
import { siteOf } from '../page/sites';
import { type Connected, usePopup } from './store';

type Line = { shape: Shape; tone: string; text: string };
const words = popup.connections;

/** The state of one connection in a few words. `now` in ms since epoch. */
export function lineOf(c: ConnectionView, now: number): Line {
  if (c.session) return { shape: check, tone: 'good', text: words.signedIn(c.login ?? '') };
  const what = wordsFor(c.tracker).means;
  const less = c.tracker === 'github' ? words.readingOnly : '';
  const warn = (text: string): Line => ({ shape: gap, tone: 'warn', text });
  const expiry = expiryOf(c.expiresAt, now);
  if (expiry.state === 'over' || c.trouble?.code === 'credential-expired')
    return warn(words.expired(what) + less);
  switch (c.trouble?.code) {
    case undefined:
      break;
    case 'credential-refused':
      return warn(words.refused(what) + less);
    case 'not-approved':
      return warn(c.tracker === 'linear' ? words.forbidden : words.unapproved);
    case 'not-permitted':
      return warn(words.short(what));
    case 'other-workspace':
      return warn(words.other);
    case 'offline':
      return { shape: unknown, tone: 'warn', text: words.offline };
    default:
      return { shape: unknown, tone: 'warn', text: words.trouble };
  }
  if (expiry.state === 'soon') return warn(words.soon(what, dayWords(new Date(expiry.at))));
  if (!c.login) return { shape: unknown, tone: 't2', text: words.unchecked(what) };
  return { shape: check, tone: 'good', text: words.ok(c.login) };
}

/** "GitHub · acme", with the site where that is a company's own; a login has its site alone. */
function nameOf(c: ConnectionView): string {
  const site = siteOf(c);
  const parts = c.session
    ? [trackerName(c.tracker), site]
    : [trackerName(c.tracker), c.owner, isOptionalSite(site) && site];
  return parts.filter(Boolean).join(' · ');
}

/** In the order of the options page, with what is said where a tracker has no connection yet. */
const TRACKERS: readonly [tracker: string, without: string][] = [
  ['github', words.none],
  ['linear', words.noKey],
  ['jira', words.noSession],
];

function linesOf(
  { connections, sessions }: Connected,
  now: number,
): { key: string; name: string; line: Line }[] {
  return TRACKERS.flatMap(([tracker, without]) => {
    const own = [...connections, ...sessions].filter((c) => c.tracker === tracker);
    if (own.length > 0) return own.map((c) => ({ key: c.id, name: nameOf(c), line: lineOf(c, now) }));
    return [{ key: tracker, name: trackerName(tracker), line: { shape: none, tone: 't2', text: without } }];
  });
}

export function ConnectionRows() {
  const { connections, read } = usePopup();
  return (
    <section className="sect conn" aria-label={words.label}>
      <Reading what={words.label} of={connections} again={() => void read()}>
        {(all) => (
          <ul>
            {linesOf(all, Date.now()).map(({ key, name, line }) => (
              <Row key={key} name={name} line={line} />
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
