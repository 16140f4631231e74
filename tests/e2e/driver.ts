// Longer than 300 lines: one interface, read as a whole.
/** The one interface the stories speak: persons with a browser each, tabs, and what stands in them. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Answer, Answers, LedgerRow, Message, OwnMessage } from '../../lib/messages/protocol';
import type { SecretRecord } from '../../lib/store/secrets-db';
import { startChromium } from './chromium';
import type { Engine, EngineKind, RawTab } from './engine';
import { startFirefox } from './firefox';
import { clearStorage, putSecret, readItem, readStorage } from './in-own-page';
import { type Focus, find, focused, type Hit, ourText, type Pattern, type Query } from './in-page';
import { layLine } from './line';
import { sleep, until } from './poll';

export type Look = {
  role?: string;
  name?: string | RegExp;
  label?: string | RegExp;
  text?: string | RegExp;
  selector?: string;
  nth?: number;
};

const pattern = (p: string | RegExp | undefined): Pattern | undefined =>
  p === undefined ? undefined : typeof p === 'string' ? { exact: p } : { source: p.source, flags: p.flags };

/** A function of `in-page.ts` as an expression. Some compilers name functions through a helper of their own. */
function call(fn: (argument: never) => unknown, argument?: unknown): string {
  const given = argument === undefined ? '' : JSON.stringify(argument);
  return `(() => { const __name = (f) => f; return (${fn.toString()})(${given}); })()`;
}

/** Closed in use; the developer switch opens them. */
export type Roots = 'open' | 'closed';

/** Elements of one kind of document: the tracker's page, or our own roots in it. */
export class Surface {
  /**
   * @param roots whether our roots are open to the page; closed ones are reached from outside, through the
   *   browser's debugging interface
   */
  constructor(
    private readonly raw: RawTab,
    private readonly scope: Query['scope'],
    private readonly roots: () => Roots,
  ) {}

  private run<T>(fn: (argument: never, given?: ShadowRoot[]) => unknown, argument?: unknown): Promise<T> {
    const outside = this.scope === 'ours' && this.roots() === 'closed';
    const value = outside ? this.raw.inRoots(fn.toString(), argument) : this.raw.evaluate(call(fn, argument));
    return value as Promise<T>;
  }

  private ask(look: Look, twice = false): Promise<Hit | null> {
    const { name, label, text, ...rest } = look;
    const query: Query = { scope: this.scope, twice, ...rest };
    if (name !== undefined) query.name = pattern(name) as Pattern;
    if (label !== undefined) query.label = pattern(label) as Pattern;
    if (text !== undefined) query.text = pattern(text) as Pattern;
    return this.run<Hit | null>(find, query);
  }

  /** The first visible match, now; null when there is none. */
  get(look: Look): Promise<Hit | null> {
    return this.ask(look);
  }

  /** Waits for a visible match. */
  async see(look: Look | string | RegExp, timeout = 10_000): Promise<Hit> {
    const l: Look = typeof look === 'string' || look instanceof RegExp ? { text: look } : look;
    return this.wait(describe(l), () => this.ask(l), timeout);
  }

  private async wait(what: string, ask: () => Promise<Hit | null>, timeout: number): Promise<Hit> {
    try {
      return await until(what, ask, timeout);
    } catch (e) {
      const text = this.scope === 'ours' ? await this.text().catch(() => null) : null;
      throw new Error(`${e instanceof Error ? e.message : e}; ours says: ${text ?? '(no open root)'}`);
    }
  }

  /** Waits until there is none. */
  async gone(look: Look, timeout = 10_000): Promise<void> {
    await until(`no ${describe(look)}`, async () => (await this.ask(look)) === null, timeout);
  }

  /** Clicks with the mouse, once the element rests, is enabled and nothing lies over it. */
  async click(look: Look, timeout = 10_000): Promise<void> {
    const hit = await this.wait(
      `${describe(look)} to be clickable`,
      async () => {
        const now = await this.ask(look, true);
        if (!now) return null;
        if (now.covered !== null) throw new Error(`covered by ${now.covered}`);
        return now.moving || now.disabled ? null : now;
      },
      timeout,
    );
    await this.raw.click(hit.x, hit.y);
  }

  /**
   * Puts text into a field as a person does who pastes it: click, see the cursor in it, mark all, insert. Typing every
   * key takes the browser most of a story's time; the stories that are about keys do it (`typeInto`, `type`).
   */
  async fill(look: Look, text: string): Promise<void> {
    await this.clear(look);
    if (text !== '') await this.raw.insert(text);
  }

  /** As {@link fill}, key by key. */
  async typeInto(look: Look, text: string): Promise<void> {
    await this.clear(look);
    await this.raw.type(text, 0);
  }

  private async clear(look: Look): Promise<void> {
    await this.click(look);
    // On a busy machine a page can move between the look and the click; nobody types where the cursor is not.
    if (!(await this.see(look)).focused) {
      console.log(`${describe(look)} moved under the pointer, clicked again`);
      await this.click(look);
      if (!(await this.see(look)).focused) throw new Error(`${describe(look)} does not take the cursor`);
    }
    await press(this.raw, 'Control+a');
    await press(this.raw, 'Backspace');
  }

  /** Visible text of our roots, or of the whole page. */
  async text(): Promise<string> {
    const text = this.scope === 'ours' ? this.run(ourText) : this.raw.evaluate('document.body.innerText');
    return ((await text) as string | null) ?? '';
  }

  /** Waits until the visible text as a whole matches. */
  async reads(wanted: string | RegExp, timeout = 10_000): Promise<string> {
    return until(
      String(wanted),
      async () => {
        const text = await this.text();
        if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return text;
        throw new Error(text.slice(0, 1500) || '(no text)');
      },
      timeout,
    );
  }
}

export class Tab {
  /** The tracker's page, or a page of the extension. */
  readonly page: Surface;
  /** Our own roots in a tracker's page. */
  readonly ui: Surface;

  constructor(
    readonly raw: RawTab,
    private readonly roots: () => Roots = () => 'closed',
  ) {
    this.page = new Surface(raw, 'page', roots);
    this.ui = new Surface(raw, 'ours', roots);
  }

  goto(url: string) {
    return this.raw.goto(url);
  }
  reload() {
    return this.raw.reload();
  }
  url() {
    return this.raw.url();
  }
  front() {
    return this.raw.front();
  }
  close() {
    return this.raw.close();
  }
  /** A key with modifiers, as `Control+Enter` or `Alt+1`. */
  press(combo: string) {
    return press(this.raw, combo);
  }
  /** @param delay milliseconds between keys */
  type(text: string, delay = 0) {
    return this.raw.type(text, delay);
  }
  evaluate<T>(expression: string): Promise<T> {
    return this.raw.evaluate(expression) as Promise<T>;
  }
  size(width: number, height: number) {
    return this.raw.size(width, height);
  }
  async screenshot(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    await this.raw.screenshot(path);
  }
  /** What has the focus now, looking through our roots. */
  focus() {
    const value =
      this.roots() === 'closed'
        ? this.raw.inRoots(focused.toString(), null)
        : this.raw.evaluate(call(focused));
    return value as Promise<Focus | null>;
  }
  /** Errors of page and page scripts so far. */
  get problems() {
    return this.raw.problems;
  }
}

type Value<T extends Message['type']> = Answers[T];

/** One person: a browser profile of their own with the extension, on their own line to the tracker. */
export class Person {
  /** What it was started with beyond the usual, for whoever wants to use it again. */
  special = '';
  private own: Tab | undefined;
  private roots: Roots = 'closed';
  private before: LedgerRow[] = [];
  readonly tabs: Tab[] = [];

  constructor(
    public name: string,
    readonly engine: Engine,
    private readonly line: Awaited<ReturnType<typeof layLine>>,
  ) {}

  get browser(): EngineKind {
    return this.engine.kind;
  }

  /** Hosts this browser has asked for. */
  get hosts() {
    return this.line.hosts;
  }

  /** A new tab at an address of the tracker. */
  async open(url?: string): Promise<Tab> {
    const tab = new Tab(await this.engine.newTab(), () => this.roots);
    this.tabs.push(tab);
    if (url !== undefined) await tab.goto(url);
    return tab;
  }

  /** A page of the extension in a tab: `options.html`, `popup.html`, `welcome.html`. */
  async extensionPage(path: string): Promise<Tab> {
    const tab = new Tab(await this.engine.extensionPage(path));
    this.tabs.push(tab);
    return tab;
  }

  /** The options page kept open behind the others, for messages and for reading storage. */
  async page(): Promise<Tab> {
    if (this.own) {
      const alive = await this.own
        .evaluate('!!(globalThis.browser ?? chrome).runtime?.id')
        .catch(() => false);
      if (alive === true) return this.own;
      await this.own.close().catch(() => {});
    }
    const front = this.tabs.at(-1);
    this.own = new Tab(await this.engine.extensionPage('options.html'));
    if (front) await front.front().catch(() => {});
    return this.own;
  }

  /** Sends a message as the options page does and gives the value; throws with the reason of a refusal. */
  async send<M extends OwnMessage>(message: M): Promise<Value<M['type']>> {
    // The page of before an update is one that nobody answers: said in the same call, since every look has its price.
    const expression = `(globalThis.browser ?? chrome).runtime?.id
      ? (globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)}) : 'orphan'`;
    const ask = async (page: Tab) => page.evaluate<Answer<M['type']> | 'orphan' | null>(expression);
    let answer = this.own ? await ask(this.own).catch(() => 'orphan' as const) : 'orphan';
    if (answer === 'orphan') answer = await ask(await this.page());
    if (answer === 'orphan') throw new Error(`${message.type}: the extension has gone`);
    if (!answer) throw new Error(`${message.type}: no answer`);
    if (!answer.ok) throw new Error(`${message.type}: ${answer.code}, ${answer.why}`);
    return answer.value as Value<M['type']>;
  }

  /** Opens or closes our shadow roots for inspection. Takes effect in pages opened afterwards. */
  async developer(on: boolean) {
    await this.send({ type: 'settings.put', patch: { developer: on } });
    this.roots = on ? 'open' : 'closed';
  }

  /** Chooses a repository, so that its issues get the strip. */
  async choosePlace(name: string, scope: 'place' | 'owner' = 'place') {
    const owner = name.split('/')[0] ?? name;
    const place = { tracker: 'github', site: 'github.com', name, owner };
    await this.send({ type: 'place.set', place, scope, choice: 'used' });
  }

  /** Everything the extension keeps on this device. */
  async storage() {
    const page = await this.page();
    return page.evaluate<Awaited<ReturnType<typeof readStorage>>>(call(readStorage));
  }

  /** What stands on this device about one item. @param alias its key in the store */
  async rows(alias: string): Promise<unknown[]> {
    const page = await this.page();
    return page.evaluate(call(readItem, alias));
  }

  /** Every request the extension has made, also those before the list was cleared. */
  async ledger() {
    const { rows } = await this.send({ type: 'ledger.list' });
    return [...this.before, ...rows];
  }

  /**
   * Closes all tabs, waits for the last answer and cuts the line, so that nothing reaches the tracker which does not
   * stand in this ledger. `offline(false)` mends the line, {@link becomes} too.
   */
  async lastLedger(): Promise<LedgerRow[]> {
    // Without tabs nothing new is asked; what is under way comes to its end.
    await this.closeTabs();
    let rows: LedgerRow[] = [];
    const answered = async () => {
      rows = await this.ledger();
      return rows.every((r) => r.status !== 'pending');
    };
    await until('the last answer', answered, 30_000);
    this.line.cut(true);
    await until('the last answer', answered, 30_000);
    return rows;
  }

  /** Remembers the {@link lastLedger}, before something clears it. */
  async keepLedger() {
    this.before = await this.lastLedger();
  }

  /** Puts a credential where the options page puts it. No message carries one. */
  async putSecret(secret: SecretRecord) {
    const page = await this.page();
    await page.evaluate(call(putSecret, secret));
  }

  /** Evaluates in a page of the extension. */
  async inExtension<T>(expression: string): Promise<T> {
    return (await this.page()).evaluate<T>(expression);
  }

  /** Cuts or mends this person's network. */
  async offline(on: boolean) {
    this.line.cut(on);
    await this.engine.setOnline(!on);
  }

  killWorker() {
    return this.engine.killWorker();
  }

  /** Updates the extension under its open tabs. */
  async update() {
    await this.engine.update();
    this.own = undefined;
    await until('the extension after its update', () => this.send({ type: 'settings.get' }), 15_000);
  }

  /** Errors of all tabs, without those the practice tracker is known to log itself. */
  problems(): string[] {
    return this.tabs.flatMap((t) => t.problems);
  }

  /** Until somebody closes the browser by hand. */
  closed(): Promise<void> {
    return this.engine.closed();
  }

  /** The same browser for another person in another story: nothing kept, another practice tracker. */
  async becomes(name: string, playground: { proxyPort: number }) {
    await this.closeTabs();
    const page = await this.page();
    await page.evaluate(call(clearStorage));
    // What it had in mind it may still write; after its end nothing does.
    await this.killWorker();
    await page.evaluate(call(clearStorage));
    this.line.lead(playground.proxyPort);
    this.name = name;
    this.before = [];
    this.roots = 'closed';
  }

  async closeTabs() {
    for (const tab of this.tabs.splice(0)) await tab.close().catch(() => {});
  }

  async close() {
    await this.engine.close();
    await this.line.close();
  }
}

export type PersonOptions = {
  name?: string;
  kind: EngineKind;
  build?: string;
  playground: { proxyPort: number; spki: string };
  dark?: boolean;
  headed?: boolean;
  lang?: string;
};

const OUT = process.env.SIGHTLINE_OUT ?? '.output';
const BUILD = { chromium: `${OUT}/chrome-mv3`, firefox: `${OUT}/firefox-mv3` };

/** Starts a browser with a fresh profile and the built extension in it. */
export async function startPerson(o: PersonOptions): Promise<Person> {
  const line = await layLine(o.playground.proxyPort);
  const start = o.kind === 'chromium' ? startChromium : startFirefox;
  try {
    const engine = await start({
      build: o.build ?? BUILD[o.kind],
      proxyPort: line.port,
      spki: o.playground.spki,
      ...(o.dark !== undefined && { dark: o.dark }),
      ...(o.headed !== undefined && { headed: o.headed }),
      ...(o.lang !== undefined && { lang: o.lang }),
    });
    return new Person(o.name ?? 'somebody', engine, line);
  } catch (e) {
    await line.close();
    throw e;
  }
}

async function press(raw: RawTab, combo: string) {
  const keys = combo.split('+');
  for (const key of keys) await raw.down(key);
  for (const key of keys.reverse()) await raw.up(key);
}

function describe(look: Look) {
  return Object.entries(look)
    .map(([k, v]) => `${k} ${String(v)}`)
    .join(', ');
}

/** Long enough for what was just read to count as old: the next visit asks again. */
export const aWhileLater = () => sleep(2500);

export { sleep, until };
