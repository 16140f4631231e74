/** What a browser must be able to do for the stories; everything else is built on this, once for both. */
export type Key = string;

export interface RawTab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  url(): string;
  /** Evaluates an expression in the page's own world; promises are awaited, the value must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  down(key: Key): Promise<void>;
  up(key: Key): Promise<void>;
  /** Types text as key presses. @param delay milliseconds between them */
  type(text: string, delay: number): Promise<void>;
  /** Puts text at the cursor at once, as the clipboard would: what marks stands is replaced. */
  insert(text: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  size(width: number, height: number): Promise<void>;
  front(): Promise<void>;
  close(): Promise<void>;
  /** Errors of the page and of scripts in it, and what was logged as error, in order. */
  readonly problems: string[];
  /**
   * Calls `fn(roots, argument)` in the page with all shadow roots of the document, closed ones too. The browser's
   * debugging interface hands them in; the page itself has no way to them. The value must be plain data.
   */
  inRoots(fn: string, argument: unknown): Promise<unknown>;
}

export interface Engine {
  readonly kind: EngineKind;
  newTab(): Promise<RawTab>;
  /** A page of the extension in a tab, for instance `options.html`. */
  extensionPage(path: string): Promise<RawTab>;
  /** Ends the worker as the browser would, in the middle of whatever it does. */
  killWorker(): Promise<void>;
  /** Puts the same build with a higher version over the installed one. */
  update(): Promise<void>;
  /** Tells the browser itself that there is no network. */
  setOnline(on: boolean): Promise<void>;
  /** The colours that pages opened from now on are asked for. */
  setDark(on: boolean): Promise<void>;
  /** A cookie of the tracker's pages. */
  setCookie(host: string, name: string, value: string): Promise<void>;
  /** Takes away or gives back access to a site, as a person can in the browser's own interface. */
  setAccess?(origin: string, granted: boolean): Promise<void>;
  /** Resolves when the browser has gone. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

export type EngineKind = 'chromium' | 'firefox';

export type EngineOptions = {
  /** Folder with the built extension; it is copied, so that an update can be put in its place. */
  build: string;
  /** Port of the proxy that leads to the practice tracker. */
  proxyPort: number;
  /** Hash of the practice tracker's public key, base64. */
  spki: string;
  dark?: boolean;
  headed?: boolean;
  lang?: string;
};
