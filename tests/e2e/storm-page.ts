// Runs inside pages: sent as text, so nothing here may refer to anything outside its function.

/** What each row has to say, by the number of its issue. */
export type Expected = Record<string, string>;
/** A row in view, when it was looked at. */
export type Seen = { number: string; texts: string[] };
export type Frames = { frames: number; wrong: string[]; badges: number };

/**
 * Puts `look` into the page, which the other functions here use: rows with their numbers and what our badges in them
 * say. Our roots have to be open.
 */
export function prepare(expected: Expected): void {
  type Row = { el: Element; number: string; texts: string[] };
  type World = typeof globalThis & { stormRows(): Row[]; stormWrong(rows?: Row[]): string[] };
  const world = globalThis as World;
  const selector = '[data-board-card-id], li[role="listitem"]';
  world.stormRows = () =>
    [...document.querySelectorAll(selector)].map((el) => {
      const link = el.querySelector('a[href*="/issues/"]');
      const number = /\/issues\/(\d+)$/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '';
      // Ours carry no attributes; there are 10,000 rows to look through.
      const texts = [...el.querySelectorAll('div:not([class])')]
        .map((div) => div.shadowRoot?.querySelector('button'))
        .filter((b) => b != null)
        .map((b) => (b.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ').trim());
      return { el, number, texts };
    });
  world.stormWrong = (rows = world.stormRows()) =>
    rows
      .filter(({ number, texts }) => texts.length > 1 || texts.some((t) => t !== expected[number]))
      .map(({ number, texts }) => `#${number || '(none)'} says ${texts.join(' and ')}`);
}

/** Looks in every frame, before it is drawn and after, whether a badge says what is another issue's. */
export function startFrames(): void {
  type Row = { number: string; texts: string[] };
  type World = typeof globalThis & {
    stormRows(): Row[];
    stormWrong(rows: Row[]): string[];
    stormFrames: Frames & { over: boolean };
  };
  const world = globalThis as World;
  const state = { frames: 0, wrong: [] as string[], badges: 0, over: false };
  world.stormFrames = state;
  const look = () => {
    const rows = world.stormRows();
    if (state.wrong.length < 20) state.wrong.push(...world.stormWrong(rows));
    const badges = rows.reduce((n, row) => n + row.texts.length, 0);
    state.badges = Math.max(state.badges, badges);
  };
  const drawn = new MessageChannel();
  drawn.port1.onmessage = look;
  const step = () => {
    if (state.over) return;
    state.frames += 1;
    look();
    drawn.port2.postMessage(null);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Ends what {@link startFrames} began. @returns what was seen */
export function endFrames(): Frames {
  const state = (globalThis as typeof globalThis & { stormFrames: Frames & { over: boolean } }).stormFrames;
  state.over = true;
  return { frames: state.frames, wrong: state.wrong, badges: state.badges };
}

/**
 * Waits until every row in view has one badge, the right one.
 * @returns the rows in view; those that have not got theirs in time have another text, or none
 */
export async function settled({ patience }: { patience: number }): Promise<Seen[]> {
  type World = typeof globalThis & {
    stormRows(): { el: Element; number: string; texts: string[] }[];
    stormWrong(): string[];
  };
  const world = globalThis as World;
  const inView = () =>
    world.stormRows().filter(({ el, number }) => {
      if (number === '') return false;
      const r = el.getBoundingClientRect();
      const box = el.closest('.column-scroll')?.getBoundingClientRect();
      const top = Math.max(r.top, box?.top ?? 0, 0);
      const bottom = Math.min(r.bottom, box?.bottom ?? innerHeight, innerHeight);
      return bottom - top > 20 && r.left < innerWidth;
    });
  const end = performance.now() + patience;
  for (;;) {
    const from = performance.now();
    const seen = inView();
    const right = seen.length > 0 && seen.every((row) => row.texts.length === 1);
    if ((right && world.stormWrong().length === 0) || performance.now() > end)
      return seen.map(({ number, texts }) => ({ number, texts }));
    // On a page of 10,000 rows a look takes a while, and what is waited for needs the same thread.
    const took = performance.now() - from;
    await new Promise((done) => setTimeout(done, Math.max(30, took * 4)));
  }
}

/** Scrolls all columns of a board to one height, in a few steps as a wheel does. @returns whether that is the end */
export async function scrollBoard({ top, steps }: { top: number; steps: number }): Promise<boolean> {
  const boxes = [...document.querySelectorAll('.column-scroll')];
  const from = boxes.map((box) => box.scrollTop);
  for (let i = 1; i <= steps; i += 1) {
    for (const [at, box] of boxes.entries()) {
      const begin = from[at] ?? 0;
      box.scrollTop = begin + ((top - begin) * i) / steps;
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
  // The page follows in the frame after.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return boxes.every((box) => box.scrollTop + box.clientHeight >= box.scrollHeight - 2);
}

/** Other filters, one after the other, while the rows stay the same nodes. */
export async function toggleFilter({ times, queries }: { times: number; queries: string[] }): Promise<void> {
  type World = typeof globalThis & { __playground: { softNavigate(path: string): Promise<void> } };
  const { __playground } = globalThis as World;
  for (let i = 0; i < times; i += 1) {
    const query = encodeURIComponent(queries[i % queries.length] ?? '');
    await __playground.softNavigate(`/acme/shop/issues?q=${query}`);
    await new Promise((done) => requestAnimationFrame(done));
  }
}

/** Nodes of the page's own making among the rows of a list or a board: in the list itself and inside of its rows. */
export async function foreignInside({ count }: { count: number }): Promise<number> {
  const list = document.querySelector('ul[data-listview-component="items-list"], .column-drop-zone');
  const rows = [...document.querySelectorAll('[data-board-card-id], li[role="listitem"]')];
  if (!list) throw new Error('no list');
  const rounds = 20;
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < count / rounds; i += 1) {
      const node = document.createElement('span');
      node.className = 'practice-foreign';
      node.hidden = true;
      node.textContent = `Foreign ${round} ${i}`;
      (i % 2 === 0 ? list : (rows[i % rows.length] ?? list)).append(node);
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
  return document.querySelectorAll('.practice-foreign').length;
}

/** Scrolls the page to a part of its height, in two frames. */
export async function scrollPage({ part }: { part: number }): Promise<void> {
  const to = (document.documentElement.scrollHeight - innerHeight) * part;
  for (const at of [(scrollY + to) / 2, to]) {
    scrollTo(0, at);
    await new Promise((done) => requestAnimationFrame(done));
  }
}

/** What every row says now, in view or not. */
export function badgesNow(): Seen[] {
  type World = typeof globalThis & { stormRows(): { number: string; texts: string[] }[] };
  return (globalThis as World).stormRows().map(({ number, texts }) => ({ number, texts }));
}
