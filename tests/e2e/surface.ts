/** What stands in a tab, for people: elements found by role, name, label or text, clicked, filled and read. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RawTab } from './engine';
import { type Focus, find, focused, type Hit, ourMarkup, ourText, type Pattern, type Query } from './in-page';
import { until } from './poll';

export type Look = {
  role?: string;
  name?: string | RegExp;
  label?: string | RegExp;
  text?: string | RegExp;
  selector?: string;
  nth?: number;
};

/** Every look waits in the page by itself. */
const LOOK = { soon: 10 };

const pattern = (p: string | RegExp | undefined): Pattern | undefined =>
  p === undefined ? undefined : typeof p === 'string' ? { exact: p } : { source: p.source, flags: p.flags };

/** A function of `in-page.ts` as an expression. Some compilers name functions through a helper of their own. */
export function call(fn: (argument: never) => unknown, argument?: unknown): string {
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

  private ask(look: Look, until?: Query['until']): Promise<Hit | null> {
    const { name, label, text, ...rest } = look;
    const query: Query = { scope: this.scope, twice: until === 'pressable', ...rest };
    if (until !== undefined) query.until = until;
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
    return this.wait(describe(l), () => this.ask(l, 'seen'), timeout);
  }

  private async wait(what: string, ask: () => Promise<Hit | null>, timeout: number): Promise<Hit> {
    try {
      return await until(what, ask, timeout, LOOK);
    } catch (e) {
      const text = this.scope === 'ours' ? await this.text().catch(() => null) : null;
      throw new Error(`${e instanceof Error ? e.message : e}; ours says: ${text ?? '(no open root)'}`);
    }
  }

  /** Waits until there is none. */
  async gone(look: Look, timeout = 10_000): Promise<void> {
    await until(`no ${describe(look)}`, async () => (await this.ask(look, 'gone')) === null, timeout, LOOK);
  }

  /**
   * Clicks with the mouse, once the element rests, is enabled and nothing lies over it.
   * @returns where
   */
  async click(look: Look, timeout = 10_000): Promise<Hit> {
    const hit = await this.wait(
      `${describe(look)} to be clickable`,
      async () => {
        const now = await this.ask(look, 'pressable');
        if (!now) return null;
        if (now.covered !== null) throw new Error(`covered by ${now.covered}`);
        return now.moving || now.disabled ? null : now;
      },
      timeout,
    );
    await this.raw.click(hit.x, hit.y);
    return hit;
  }

  /**
   * Puts text into a field as a person does who pastes it: click, see the cursor in it, mark all, insert. Typing every
   * key takes the browser most of a story's time; the stories that are about keys do it (`typeInto`, `type`).
   */
  async fill(look: Look, text: string): Promise<void> {
    await this.clear(look);
    if (text !== '') await this.raw.insert(text);
  }

  /** As {@link fill}, key by key. @param pace between two keys (ms) */
  async typeInto(look: Look, text: string, pace = 0): Promise<void> {
    await this.clear(look);
    await this.raw.type(text, pace);
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

  /** Visible text of our roots, or of the whole page. @param wanted is waited for a little */
  async text(wanted?: string | RegExp): Promise<string> {
    const text =
      this.scope === 'ours'
        ? this.run(ourText, pattern(wanted) ?? null)
        : this.raw.evaluate('document.body.innerText');
    return ((await text) as string | null) ?? '';
  }

  /** What stands in our roots, with what no eye sees: what is busy, pressed, hidden. */
  async markup(): Promise<string> {
    return (await this.run(ourMarkup)) as string;
  }

  /** Waits until the visible text as a whole matches. */
  async reads(wanted: string | RegExp, timeout = 10_000): Promise<string> {
    return until(
      String(wanted),
      async () => {
        const text = await this.text(wanted);
        if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return text;
        throw new Error(text.slice(0, 1500) || '(no text)');
      },
      timeout,
      LOOK,
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
