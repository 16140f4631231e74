// @vitest-environment happy-dom
/** The practice Jira's own script, in a document without a browser: hydration, rows that come and go, keys, dialogs. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handleJiraPage } from '../../playground/jira/pages/actions';
import { fillJiraBoard } from '../../playground/jira/seed-board';
import { addComment, jiraIssue } from '../../playground/jira/state';
import { splitUrl } from '../../playground/wire';
import { createWorld } from '../../playground/world';

interface Render {
  adopt(node: Node): void;
  rerender(root: Element, html: string): void;
  mount(root: Element, html: string): void;
  sameTree(a: Node, b: Node): boolean;
}
interface Practice {
  config: Record<string, unknown>;
  hydrated: boolean;
  hydrationErrors: number;
  rerender(): Promise<void>;
  remount(): Promise<void>;
  remountIssue(): Promise<void>;
  navigate(path: string): Promise<void>;
  openIssue(key: string): Promise<void>;
  closeIssue(): Promise<void>;
  rerenderRow(key: string, how?: 'patch' | 'remount'): void;
  shuffleRows(): string[];
  addForeign(n: number): number;
  pasteRows(n: number): string[];
}
const client = async <T>(name: string): Promise<T> =>
  (await import(/* @vite-ignore */ `../../playground/jira/client/${name}`)) as T;

const SITE = 'https://acme.atlassian.net';
const BOARD = '/jira/software/c/projects/ACME/boards/1';
const world = createWorld();
const ask = (method: string, url: string, body = '') =>
  handleJiraPage(world.jira, world.jira.settings, { method, ...splitUrl(url), headers: {}, body });

/** A busy machine takes its time. */
const until = (test: () => unknown) => vi.waitUntil(test, { timeout: 15_000 });
let lastAsked = 0;
const practice = () => (window as unknown as { __playground: Practice }).__playground;
const shortcuts = () => (window as unknown as { __shortcuts: { key: string; phase: string }[] }).__shortcuts;
const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
const keys = () =>
  [...document.querySelectorAll<HTMLElement>('[data-practice-row]')].map((r) => r.dataset.practiceRow);
const press = (key: string, target: Element = document.body) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
  );
const foreign = (id: string): HTMLElement => {
  const node = document.createElement('div');
  node.id = id;
  return node;
};

/** The document as the server sends it, at its address. */
function arrive(path: string) {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(SITE + path);
  // Nothing is loaded here.
  const text = ask('GET', SITE + path).body.replace(/<link rel="stylesheet"[^>]*>/, '');
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  document.title = parsed.title;
  document.body.replaceChildren(...[...parsed.body.children].map((node) => document.importNode(node, true)));
}

beforeAll(async () => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    lastAsked = Date.now();
    const { status, body } = ask(init.method ?? 'GET', new URL(url, SITE).href, String(init.body ?? ''));
    return { ok: status < 400, status, json: async () => JSON.parse(body) as unknown };
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  arrive('/browse/ACME-142');
  // What an extension does that cannot wait.
  one('#jira-issue-header').append(foreign('early'));
  await client('practice.js?sent=1&hydration=5&skeleton=5&softnav=5&poll=0&mode=remount&phase=bubble');
  await until(() => practice().hydrated);
}, 60_000);
afterAll(async () => {
  // What the page still asks would go out for real.
  await until(() => Date.now() - lastAsked > 200);
  vi.unstubAllGlobals();
});

describe('practice Jira’s script: rendering', () => {
  it('keeps keyed nodes and what others put among them', async () => {
    const { adopt, rerender } = await client<Render>('render.js');
    const root = document.createElement('div');
    root.innerHTML = '<p data-practice-key="a">a</p><p data-practice-key="b">b</p>';
    for (const child of root.childNodes) adopt(child);
    const [a, b] = root.children;
    const mine = document.createElement('b');
    a?.after(mine);
    a?.setAttribute('data-mine', '1');
    rerender(
      root,
      '<p data-practice-key="c">c</p><p data-practice-key="b">b2</p><p data-practice-key="a">a</p>',
    );
    expect([...root.children].map((e) => e.textContent)).toEqual(['c', 'b2', 'a', '']);
    expect([root.children[1], root.children[2], root.children[3]]).toEqual([b, a, mine]);
    expect(a?.getAttribute('data-mine')).toBe('1');
  });

  it('leaves alone what somebody is typing, and rows of zones', async () => {
    const { adopt, rerender } = await client<Render>('render.js');
    const root = document.createElement('div');
    root.innerHTML =
      '<div contenteditable="true">typed</div><div data-practice-zone="z" style="padding-top:5px"><i>row</i></div>';
    for (const child of root.childNodes) adopt(child);
    rerender(root, '<div contenteditable="true">stored</div><div data-practice-zone="z"><i>other</i></div>');
    expect(root.textContent).toBe('typedrow');
  });
});

// In this order: it is one page, and what one does the next one finds.
describe('practice Jira’s script: one page', { timeout: 60_000 }, () => {
  it('throws away what stood in it before it was ready, and counts that', () => {
    expect(practice().hydrationErrors).toBe(1);
    expect(document.getElementById('early')).toBe(null);
    expect(document.title).toBe('[ACME-142] Guests can check out without an account - Jira');
  });

  it('keeps later guests when it renders in place, not when it is built again', async () => {
    const status = '[data-testid="ref-spotlight-target-status-and-approval-spotlight"]';
    one(status).after(foreign('guest'));
    addComment(world.jira, 'ACME-142', 'acme-dev', 'News');
    await practice().rerender();
    expect(document.querySelectorAll('[data-testid^="comment-base-item-"]')).toHaveLength(2);
    expect(document.getElementById('guest')).not.toBe(null);
    await practice().remountIssue();
    expect(document.getElementById('guest')).toBe(null);
    one(status).after(foreign('guest'));
    await practice().remount();
    expect(document.getElementById('guest')).toBe(null);
  });

  it('edits the summary in place', async () => {
    one('h1').click();
    await until(() => document.querySelector('.field-edit textarea'));
    one('#jira-issue-header').append(foreign('guest'));
    (one('.field-edit textarea') as HTMLTextAreaElement).value = 'Guests pay';
    one('[data-practice="save-summary"]').click();
    await until(() => document.querySelector('h1')?.textContent === 'Guests pay');
    expect(jiraIssue(world.jira, 'ACME-142').summary).toBe('Guests pay');
    expect(document.title).toBe('[ACME-142] Guests pay - Jira');
    // Saving builds the issue again.
    expect(document.getElementById('guest')).toBe(null);
  });

  it('goes on to a board without a document', async () => {
    const frontend = one('#jira-frontend');
    await practice().navigate(BOARD);
    expect([location.pathname, document.title]).toEqual([BOARD, 'ACME board - Agile board - Jira']);
    expect(one('#jira-frontend')).toBe(frontend);
    expect(keys()).toHaveLength(8);
  });

  it('opens and closes an issue over it', async () => {
    await practice().openIssue('ACME-142');
    const dialog = 'section[role="dialog"] [data-testid="issue.views.issue-base.foundation.summary.heading"]';
    expect(one(dialog).textContent).toBe('Guests pay');
    expect(location.search).toBe('?selectedIssue=ACME-142');
    expect(one('.atlaskit-portal-container').contains(one(dialog))).toBe(true);
    press('Escape');
    await until(() => !document.querySelector('[role="dialog"]'));
    expect(location.search).toBe('');
    expect(shortcuts().at(-1)).toMatchObject({ key: 'Escape', phase: 'bubble' });
  });

  it('takes single keys, but not from fields, and not what was kept from it', async () => {
    const before = shortcuts().length;
    press('c', one('[data-practice="filter"]'));
    const shadow = foreign('mine');
    document.body.append(shadow);
    shadow.addEventListener('keydown', (event) => event.stopPropagation());
    press('c', shadow);
    expect(shortcuts()).toHaveLength(before);
    press('c');
    await until(() => document.querySelector('[data-practice="create-dialog"]'));
    expect(shortcuts()).toHaveLength(before + 1);
  });

  it('creates an issue and says so with a link', async () => {
    const form = one('[data-practice="create-form"]');
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await until(() => form.querySelector('[role="alert"]')?.textContent);
    (one('#summary-field') as HTMLInputElement).value = 'New';
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await until(() => document.querySelector('.flag a'));
    expect(one('.flag a').getAttribute('href')).toBe('/browse/ACME-144');
    expect(document.querySelector('[data-practice="create-dialog"]')).toBe(null);
  });

  it('shows of a long list what is in view', async () => {
    fillJiraBoard(world.jira, 400);
    await practice().rerender();
    const first = keys();
    expect(first.length).toBeLessThan(80);
    const zone = one('[data-practice-zone]');
    expect(Number.parseInt(zone.style.paddingBottom, 10)).toBeGreaterThan(5000);
    const box = one('[data-practice-box]');
    vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 6000, 0, 0));
    box.dispatchEvent(new Event('scroll'));
    await until(() => keys()[0] !== first[0]);
    expect(document.querySelector('#card-ACME-142')).toBe(null);
    expect(keys().length).toBeLessThan(80);
  });

  it('renders rows again, shows others in the same nodes, and has guests', () => {
    const [key = ''] = keys();
    const row = one(`[data-practice-row="${key}"]`);
    row.append(foreign('badge'));
    practice().rerenderRow(key, 'patch');
    expect(one(`[data-practice-row="${key}"]`)).toBe(row);
    expect(document.getElementById('badge')).not.toBe(null);
    practice().rerenderRow(key);
    expect(row.isConnected).toBe(false);
    expect(document.getElementById('badge')).toBe(null);
    const node = one(`[data-practice-row="${key}"]`);
    const shuffled = practice().shuffleRows();
    expect(node.dataset.practiceRow).not.toBe(key);
    expect(node.id).toBe(`card-${node.dataset.practiceRow}`);
    expect(new Set(shuffled)).toEqual(new Set(keys()));
    expect(practice().addForeign(3)).toBe(3);
    expect(practice().pasteRows(2)).toEqual(['ACME-900001', 'ACME-900002']);
    expect(document.querySelector('#card-ACME-900002 a')?.getAttribute('href')).toBe('/browse/ACME-900002');
  });

  it('uses nodes again while one scrolls, when told to', async () => {
    practice().config.recycle = true;
    await practice().navigate('/issues/?jql=project%20%3D%20ACME%20ORDER%20BY%20key');
    const rows = [...document.querySelectorAll<HTMLElement>('[data-practice-row]')];
    const box = one('[data-practice-box]');
    vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 41 * 100, 0, 0));
    box.dispatchEvent(new Event('scroll'));
    await until(() => !keys().includes('ACME-101'));
    expect(rows.every((row) => row.isConnected)).toBe(true);
    practice().config.recycle = false;
  });

  it('keeps the list and builds the issue beside it again', async () => {
    const query = '?jql=key%20in%20(ACME-142%2CACME-131)%20ORDER%20BY%20key';
    await practice().navigate(`/issues/ACME-131${query}`);
    const row = one('[data-practice-row="ACME-142"]');
    one('#jira-issue-header').append(foreign('guest'));
    press('j');
    await until(() => document.title.startsWith('[ACME-142]'));
    expect(one('[data-practice-row="ACME-142"]')).toBe(row);
    expect(one('.detail-card[aria-current]').textContent).toContain('ACME-142');
    expect(document.getElementById('guest')).toBe(null);
    // Or goes on to show it in the same nodes.
    practice().config.mode = 'reuse';
    one('#jira-issue-header').append(foreign('guest'));
    press('k');
    await until(() => document.title.startsWith('[ACME-131]'));
    expect(document.getElementById('guest')).not.toBe(null);
  });
});
