/** What a screen reader is given of a page: the browser's own accessibility tree, closed roots too. Chromium only. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Person, Tab } from './driver';

/** One node that is told: as deep as it stands, in the order of reading. */
export type Heard = { depth: number; role: string; name: string; more: string[] };

type Value = { value?: unknown };
type AXNode = {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: Value;
  name?: Value;
  description?: Value;
  value?: Value;
  properties?: { name: string; value: Value }[];
};

/** Texts of what is named by its content are its name already. */
const NAMED_BY_CONTENT = new Set(['button', 'link', 'heading', 'radio', 'checkbox', 'LabelText', 'image']);
const NO_NEWS = new Set([
  'InlineTextBox',
  'LabelText',
  'Legend',
  'none',
  'generic',
  'LineBreak',
  'ListMarker',
  'LayoutTable',
]);
/** States worth a word, and the value that is none. */
const STATES: Record<string, unknown> = {
  expanded: undefined,
  focused: false,
  checked: undefined,
  pressed: undefined,
  invalid: 'false',
  modal: false,
  disabled: false,
  required: false,
  busy: false,
  level: undefined,
  hasPopup: 'false',
  keyshortcuts: '',
  current: 'false',
};

/** The browser behind a person; Chromium only. */
const contextOf = (person: Person) => (person.engine as unknown as { context: BrowserContext }).context;

const sessions = new WeakMap<Page, CDPSession>();

/** The browser's own page of a tab; Chromium only. */
export function pageOf(person: Person, tab: Tab): Page {
  const page = contextOf(person)
    .pages()
    .find((p) => p.url() === tab.url());
  if (!page) throw new Error(`no page at ${tab.url()}`);
  return page;
}

const words = (v: Value | undefined) =>
  String(v?.value ?? '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** The tree as a list, in the order of reading. */
export async function heard(person: Person, tab: Tab): Promise<Heard[]> {
  const page = pageOf(person, tab);
  const session = sessions.get(page) ?? (await contextOf(person).newCDPSession(page));
  sessions.set(page, session);
  await session.send('Accessibility.enable');
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AXNode[] };
  const byId = new Map(nodes.map((n) => [n.nodeId, n]));
  const told: Heard[] = [];
  const walk = (node: AXNode, depth: number, inName: boolean) => {
    const role = words(node.role);
    const name = words(node.name);
    const states = (node.properties ?? [])
      .filter((p) => p.name in STATES && p.value.value !== STATES[p.name] && p.value.value !== undefined)
      .map((p) => `${p.name} ${words(p.value)}`);
    const more = [
      ...(words(node.value) ? [`value ${words(node.value)}`] : []),
      ...(words(node.description) ? [`described ${words(node.description)}`] : []),
      ...states,
    ];
    const silent = node.ignored || NO_NEWS.has(role) || (role === 'StaticText' && (inName || name === ''));
    if (!silent) told.push({ depth, role, name, more });
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, silent ? depth : depth + 1, inName || NAMED_BY_CONTENT.has(role));
    }
  };
  for (const node of nodes) if (node.parentId === undefined) walk(node, 0, false);
  return told;
}

/** A node in one line: "button “Without 3” (expanded false)". */
export const line = (h: Heard) =>
  `${h.role}${h.name ? ` “${h.name}”` : ''}${h.more.length > 0 ? ` (${h.more.join('; ')})` : ''}`;

/** The part of a transcript under the first node that matches. */
export function under(all: readonly Heard[], role: string, name: string | RegExp): Heard[] {
  const fits = (h: Heard) =>
    h.role === role && (typeof name === 'string' ? h.name === name : name.test(h.name));
  const at = all.findIndex(fits);
  const top = all[at];
  if (!top) throw new Error(`no ${role} ${name} in:\n${all.map(line).join('\n')}`);
  const end = all.findIndex((h, i) => i > at && h.depth <= top.depth);
  return all.slice(at, end < 0 ? undefined : end).map((h) => ({ ...h, depth: h.depth - top.depth }));
}

/** Runs in the page, in our roots: what has been said since the last time without anybody going there. */
async function sayings(_: unknown, roots: ShadowRoot[] = []): Promise<string[]> {
  const world = globalThis as unknown as { told?: string[]; heeded?: WeakSet<Node> };
  const told = world.told ?? [];
  const heeded = world.heeded ?? new WeakSet<Node>();
  world.told = told;
  world.heeded = heeded;
  const before = new WeakMap<Element, string>();
  for (const root of roots) {
    if (heeded.has(root)) continue;
    heeded.add(root);
    const look = () => {
      for (const el of root.querySelectorAll('[role="status"], [role="alert"]')) {
        const text = (el.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
        if (before.get(el) === text) continue;
        before.set(el, text);
        if (text !== '') told.push(text);
      }
    };
    look();
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
  }
  return told.splice(0);
}

/** What live regions of ours have said since the last call; the first one begins to listen. */
export const announced = (tab: Tab) => tab.raw.inRoots(sayings.toString(), null) as Promise<string[] | null>;

/** Keeps transcripts for whoever reads them. */
export function keep(path: string, parts: readonly [title: string, all: readonly Heard[]][]) {
  mkdirSync(dirname(path), { recursive: true });
  const text = parts.map(
    ([title, all]) => `# ${title}\n\n${all.map((h) => '  '.repeat(h.depth) + line(h)).join('\n')}\n`,
  );
  writeFileSync(path, text.join('\n'));
}
