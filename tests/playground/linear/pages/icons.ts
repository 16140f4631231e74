/** Small drawings of our own. */
import { type Html, html, raw } from '../../github/pages/html';
import type { LinearUser, WorkflowState } from '../model';
import type { PageView } from './view';

const PATHS: Readonly<Record<string, string>> = {
  inbox: '<path d="M2 9l2-6h8l2 6v4H2zM2 9h3.5l1 2h3l1-2H14"/>',
  search: '<circle cx="7" cy="7" r="4"/><path d="m10 10 4 4"/>',
  pencil: '<path d="m3 13 .7-3L11 2.7l2.3 2.3L6 12.3z"/>',
  issue: '<circle cx="8" cy="8" r="5.5" stroke-dasharray="3 2"/>',
  user: '<circle cx="8" cy="5.5" r="2.8"/><path d="M2.5 14c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5"/>',
  cube: '<path d="m8 1.8 5.4 3v6.4L8 14.2l-5.4-3V4.8zM2.6 4.8 8 7.8l5.4-3M8 7.8v6.4"/>',
  layers: '<path d="m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3"/>',
  flag: '<path d="M3.5 14V2.5h8l-2 3 2 3h-8"/>',
  cycle: '<path d="M13 8a5 5 0 1 1-1.6-3.6M13 2v3h-3"/>',
  link: '<path d="M7 9a2.6 2.6 0 0 0 3.7 0l2-2A2.6 2.6 0 0 0 9 3.3L8 4.3M9 7a2.6 2.6 0 0 0-3.7 0l-2 2A2.6 2.6 0 0 0 7 12.7l1-1"/>',
  hash: '<path d="M6 2.5 4.5 13.5M11.5 2.5 10 13.5M2.5 6h11M2 10h11"/>',
  branch:
    '<circle cx="4.5" cy="3.5" r="1.6"/><circle cx="4.5" cy="12.5" r="1.6"/><circle cx="11.5" cy="5" r="1.6"/><path d="M4.5 5v6M11.5 6.6c0 2.4-2.5 2.7-7 3.4"/>',
  play: '<path d="m4.5 3 8 5-8 5z"/>',
  star: '<path d="m8 2 1.8 3.8 4.2.5-3.1 2.9.9 4.1L8 11.2l-3.8 2.1.9-4.1L2 6.3l4.2-.5z"/>',
  dots: '<circle cx="3.5" cy="8" r=".9"/><circle cx="8" cy="8" r=".9"/><circle cx="12.5" cy="8" r=".9"/>',
  filter: '<path d="M2 4h12M4.5 8h7M6.5 12h3"/>',
  sliders:
    '<path d="M2 5h7M13 5h1M2 11h1M7 11h7"/><circle cx="11" cy="5" r="1.8"/><circle cx="5" cy="11" r="1.8"/>',
  panel: '<rect x="2" y="3" width="12" height="10" rx="2"/><path d="M10 3v10"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  smile: '<circle cx="8" cy="8" r="5.5"/><path d="M5.7 9.6c1.2 1.6 3.4 1.6 4.6 0M6 6.3v.4M10 6.3v.4"/>',
  clip: '<path d="m12.5 7-5 5a2.8 2.8 0 0 1-4-4l5.4-5.4a1.9 1.9 0 0 1 2.7 2.7l-5 5"/>',
  arrow: '<path d="M8 13V3M4 7l4-4 4 4"/>',
  x: '<path d="m4 4 8 8m0-8-8 8"/>',
  expand: '<path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9 7M2.5 13.5 7 9"/>',
  chevron: '<path d="m6 4 4 4-4 4"/>',
};

export const icon = (name: string, size = 16, label: string | null = null): Html =>
  html`<svg width="${size}" height="${size}" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" ${label === null ? raw('aria-hidden="true"') : html`role="img" aria-label="${label}"`} focusable="false">${raw(PATHS[name] ?? '')}</svg>`;

/** How full the circle of a started state is: by its place among them. */
const fill = (view: PageView, state: WorkflowState): number => {
  const started = view.state.workflowStates.filter((s) => s.teamId === state.teamId && s.type === 'started');
  return (started.indexOf(state) + 1) / (started.length + 1);
};

export function stateIcon(view: PageView, state: WorkflowState, size = 14): Html {
  const ring = (dash: string) =>
    `<circle cx="7" cy="7" r="5.5" fill="none" stroke="${state.color}" stroke-width="1.7" ${dash}/>`;
  const pie = (part: number) =>
    `<circle cx="7" cy="7" r="1.7" fill="none" stroke="${state.color}" stroke-width="3.4" stroke-dasharray="${(part * 10.7).toFixed(2)} 11" transform="rotate(-90 7 7)"/>`;
  const full = (mark: string) =>
    `<circle cx="7" cy="7" r="6.3" fill="${state.color}"/><path d="${mark}" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;
  const drawn =
    state.type === 'triage'
      ? full('M4.5 5.5h4.2L7.4 4.2M9.5 8.5H5.3l1.3 1.3')
      : state.type === 'backlog'
        ? ring('stroke-dasharray="1.7 1.7"')
        : state.type === 'unstarted'
          ? ring('')
          : state.type === 'started'
            ? ring('') + pie(fill(view, state))
            : state.type === 'completed'
              ? full('m4.4 7.2 1.8 1.8 3.4-3.7')
              : full('m5 5 4 4m0-4-4 4');
  return html`<svg width="${size}" height="${size}" viewBox="0 0 14 14" role="img" aria-label="${state.name}" focusable="false">${raw(drawn)}</svg>`;
}

export const priorityName = (view: PageView, priority: number): string =>
  [view.words.noPriority, view.words.urgent, view.words.high, view.words.medium, view.words.low][priority] ??
  view.words.noPriority;

export function priorityIcon(view: PageView, priority: number): Html {
  const bars = [4, 3, 2].filter((p) => priority > 0 && priority <= p).length;
  const bar = (i: number) =>
    `<rect x="${1.5 + i * 5}" y="${10 - i * 3}" width="3" height="${4 + i * 3}" rx="1" fill="currentColor" fill-opacity="${i < bars ? 1 : 0.35}"/>`;
  const drawn =
    priority === 0
      ? [0, 1, 2]
          .map(
            (i) =>
              `<rect x="${1.5 + i * 5}" y="7.3" width="3" height="1.5" rx=".7" fill="currentColor" fill-opacity=".8"/>`,
          )
          .join('')
      : priority === 1
        ? '<rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="#f2994a"/><path d="M8 4.5v4.2M8 11.3v.1" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>'
        : [0, 1, 2].map(bar).join('');
  return html`<svg width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="${priorityName(view, priority)}" focusable="false">${raw(drawn)}</svg>`;
}

/** A face made of a colour and two letters. */
export function avatar(view: PageView, user: LinearUser | undefined, size = 18): Html {
  if (!user)
    return html`<span class="nobody" style="width:${size}px;height:${size}px">${icon('user', size - 4)}</span>`;
  const hue = [...user.login].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0) * 37, 0) % 360;
  const letters = user.name
    .split(' ')
    .map((word) => word[0])
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="20" fill="hsl(${hue} 45% 52%)"/><text x="20" y="26.5" font-family="sans-serif" font-size="17" fill="white" text-anchor="middle">${letters}</text></svg>`;
  return html`<img class="avatar" alt="${view.words.avatarOf} ${user.name}" width="${size}" height="${size}" src="data:image/svg+xml,${encodeURIComponent(svg)}">`;
}
