/** The one interface the stories speak: persons with a browser each and their tabs. */
import type { Answer, Answers, LedgerRow, Message, OwnMessage } from '../../lib/messages/protocol';
import { SECRETS_DB, type SecretRecord } from '../../lib/store/secrets-db';
import type { Place } from '../../lib/trackers/tracker';
import { startChromium } from './chromium';
import type { Engine, EngineKind } from './engine';
import { startFirefox } from './firefox';
import { clearStorage, putSecret, readItem, readStorage } from './in-own-page';
import { layLine } from './line';
import { sleep, until } from './poll';
import { call, type Roots, Tab } from './surface';

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
    // As text: of an object that stands in it twice, one browser's driver would leave out the second.
    const expression = `(globalThis.browser ?? chrome).runtime?.id
      ? (globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})
          .then((answer) => JSON.stringify(answer ?? null)) : '"orphan"'`;
    const ask = async (page: Tab) =>
      JSON.parse(await page.evaluate<string>(expression)) as Answer<M['type']> | 'orphan' | null;
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

  /** Chooses a place, so that its items get the strip: a repository by its name, or any other. */
  async choosePlace(of: string | Place, scope: 'place' | 'owner' = 'place') {
    const named = (name: string) => ({
      tracker: 'github',
      site: 'github.com',
      name,
      owner: name.split('/')[0] ?? name,
    });
    const place = typeof of === 'string' ? named(of) : of;
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
    // What was remembered may not have been cleared after all, when a story failed between.
    const kept = new Set(this.before.map((r) => `${r.id} ${r.at}`));
    return [...this.before, ...rows.filter((r) => !kept.has(`${r.id} ${r.at}`))];
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

  /** Waits until nothing is under way: what a worker asked that was ended over it stands without an answer for good. */
  async quiet(): Promise<void> {
    const answered = async () => (await this.ledger()).every((r) => r.status !== 'pending');
    await until('no request under way', answered, 30_000);
  }

  /** Remembers the {@link lastLedger}, before something clears it. */
  async keepLedger() {
    this.before = await this.lastLedger();
  }

  /** Puts a credential where the options page puts it. No message carries one. */
  async putSecret(secret: SecretRecord) {
    // The worker opens the database, and makes it on the first day.
    await this.send({ type: 'connection.list' });
    const page = await this.page();
    await page.evaluate(call(putSecret, { database: SECRETS_DB, secret }));
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
export const BUILD = { chromium: `${OUT}/chrome-mv3`, firefox: `${OUT}/firefox-mv3` };

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

/** Long enough for what was just read to count as old: the next visit asks again. */
export const aWhileLater = () => sleep(2500);

export type { Roots };
export { sleep, Tab, until };
