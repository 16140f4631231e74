/** Small drawings of our own under GitHub's class names (scripts look for `octicon-…`). */
import type { Issue } from '../model';
import { type Html, html, raw } from './html';

const PATHS: Readonly<Record<string, string>> = {
  'issue-opened':
    '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="8" r="1.7"/>',
  'issue-closed':
    '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m5.4 8.2 1.9 1.9 3.4-3.9" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  'issue-reopened':
    '<path d="M3 8a5 5 0 0 1 9-3m1-3v3h-3M13 8a5 5 0 0 1-9 3m-1 3v-3h3" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="8" r="1.5"/>',
  skip: '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m4 12 8-8" stroke="currentColor" stroke-width="1.6"/>',
  'triangle-down': '<path d="M4 6h8l-4 5z"/>',
  'git-pull-request-closed':
    '<circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="12.5" r="1.8"/><path d="M4 11V5m8 6V7M2 2l4 4m0-4L2 6" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  'git-pull-request':
    '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="12.5" r="1.8"/><path d="M4 4v8M12 11V6.5C12 5 11 4 9.5 4H8" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  'git-merge':
    '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="8.5" r="1.8"/><path d="M4 4v8M4.5 4.5c1 2.5 3 4 6 4" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  milestone: '<path d="M8 1.5v13M3 4h8.5l2 2-2 2H3z" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  pin: '<path d="m9.5 2 4.5 4.5-3 .8-2.2 2.2-.3 3.5-5-5 3.5-.3L9.2 5.5z M6 10l-3.5 3.5" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  'kebab-horizontal':
    '<circle cx="3" cy="8" r="1.4"/><circle cx="8" cy="8" r="1.4"/><circle cx="13" cy="8" r="1.4"/>',
  pencil: '<path d="m3 13 .6-2.6L11 3l2 2-7.4 7.4z" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  gear: '<circle cx="8" cy="8" r="3" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 1.5v2.2M8 12.3v2.2M1.5 8h2.2M12.3 8h2.2" stroke="currentColor" stroke-width="1.6"/>',
  link: '<path d="M7 9a3 3 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4L8 4M9 7a3 3 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l1-1" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  copy: '<path d="M5.5 5.5h8v8h-8zM2.5 10.5v-8h8" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  x: '<path d="m4 4 8 8m0-8-8 8" stroke="currentColor" stroke-width="1.6"/>',
  comment: '<path d="M2 3h12v8H8l-3 3v-3H2z" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  search:
    '<circle cx="7" cy="7" r="4.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="m10.4 10.4 3.4 3.4" stroke="currentColor" stroke-width="1.5"/>',
  'issue-draft':
    '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.4 2.2"/>',
  lock: '<path d="M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" stroke-width="1.5"/>',
};

export const icon = (name: string, size = 16): Html =>
  html`<svg aria-hidden="true" focusable="false" class="octicon octicon-${name}" viewBox="0 0 16 16" width="${size}" height="${size}" fill="currentColor">${raw(PATHS[name] ?? '')}</svg>`;

/** Closed, and not as done. */
export const isCalledOff = ({ stateReason }: Issue): boolean =>
  stateReason === 'not_planned' || stateReason === 'duplicate';

/** The state of an item as lists show it. */
export function stateIcon(issue: Issue): Html {
  const look = issue.merged ? 'merged' : issue.state;
  const skipped = issue.state === 'closed' && isCalledOff(issue);
  const closed = skipped ? 'skipped' : look;
  const name =
    issue.kind === 'issue'
      ? look === 'open'
        ? 'issue-opened'
        : skipped
          ? 'skip'
          : 'issue-closed'
      : issue.merged
        ? 'git-merge'
        : 'git-pull-request';
  return html`<span class="state-icon-${issue.kind === 'issue' ? closed : look === 'closed' ? 'refused' : look}">${icon(name)}</span>`;
}

/** A face made of a colour and a letter; a data image, because the page's policy allows no other. */
export function avatar(login: string, size: number, className = ''): Html {
  const hue = [...login].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0) * 37, 0) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 38% 55%)"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="white" text-anchor="middle">${(login.replace(/^acme-/, '')[0] ?? '?').toUpperCase()}</text></svg>`;
  return html`<img data-component="Avatar" data-testid="github-avatar" class="${className} avatar" alt="" width="${size}" height="${size}" src="data:image/svg+xml,${encodeURIComponent(svg)}">`;
}
