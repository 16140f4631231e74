/** Small drawings of our own, and faces made of a colour and two letters. */
import { type Html, html, raw } from '../../github/pages/html';
import type { JiraIssueType, JiraStatus } from '../model';

const PATHS: Readonly<Record<string, string>> = {
  search:
    '<circle cx="7" cy="7" r="4.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="m10.4 10.4 3.4 3.4" stroke="currentColor" stroke-width="1.5"/>',
  close: '<path d="m4 4 8 8m0-8-8 8" stroke="currentColor" stroke-width="1.6"/>',
  more: '<circle cx="3" cy="8" r="1.4"/><circle cx="8" cy="8" r="1.4"/><circle cx="13" cy="8" r="1.4"/>',
  plus: '<path d="M8 3v10M3 8h10" stroke="currentColor" stroke-width="1.6"/>',
  link: '<path d="M7 9a3 3 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4L8 4M9 7a3 3 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l1-1" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  chevron: '<path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  minus: '<path d="M3 12h10" stroke="currentColor" stroke-width="1.6"/>',
  medium: '<path d="M3 6h10M3 10h10" stroke="#e2740f" stroke-width="2"/>',
  home: '<path d="m2.5 8 5.5-5 5.5 5M4 7v6h8V7" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  board:
    '<path d="M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v5h-3z" fill="none" stroke="currentColor" stroke-width="1.3"/>',
  list: '<path d="M3 4h10M3 8h10M3 12h10" stroke="currentColor" stroke-width="1.4"/>',
};

export const icon = (name: string, size = 16): Html =>
  html`<svg aria-hidden="true" focusable="false" role="presentation" viewBox="0 0 16 16" width="${size}" height="${size}" fill="currentColor">${raw(PATHS[name] ?? '')}</svg>`;

const dataImage = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

const TYPES: Readonly<Record<string, readonly [colour: string, path: string]>> = {
  Epic: ['#964ac0', '<path d="M9 3 5 9h3l-1 4 4-6H8z" fill="white"/>'],
  Story: ['#6a9a23', '<path d="M5 4h6v8L8 9.5 5 12z" fill="white"/>'],
  Task: ['#4688ec', '<path d="m4.5 8.2 2.3 2.3 4.6-5" fill="none" stroke="white" stroke-width="1.8"/>'],
  Bug: ['#e2483d', '<circle cx="8" cy="8" r="3" fill="white"/>'],
  'Sub-task': [
    '#4688ec',
    '<path d="M4.5 4.5h4v4h-4zM7.5 7.5h4v4h-4z" fill="none" stroke="white" stroke-width="1.4"/>',
  ],
};

export function typeIcon(type: JiraIssueType): Html {
  const [colour, path] = TYPES[type.name] ?? ['#6b6e76', ''];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${colour}"/>${path}</svg>`;
  return html`<img class="type-icon" width="16" height="16" alt="${type.name}" draggable="false" data-vc="common-components-async-icon" src="${dataImage(svg)}">`;
}

export function face(name: string | null, size = 24): Html {
  if (name === null)
    return html`<span class="face face-empty" style="width:${size}px;height:${size}px"></span>`;
  const hue = [...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0) * 37, 0) % 360;
  const letters = name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 45% 45%)"/><text x="20" y="26" font-family="sans-serif" font-size="16" fill="white" text-anchor="middle">${letters}</text></svg>`;
  return html`<img class="face" alt="" width="${size}" height="${size}" src="${dataImage(svg)}">`;
}

export const lozenge = (status: JiraStatus): Html =>
  html`<span class="lozenge lozenge-${status.category}">${status.name}</span>`;
