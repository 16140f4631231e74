// Runs inside pages: sent as text, so nothing here may refer to anything outside its function.

/** A row with a badge of ours in it: which item it is, and what the badge is called. */
export type Told = { key: string; label: string; row: number };

/** Every badge and the row it stands in, in the order of the page. @param row selects rows and cards */
export function badgesIn(row: string, roots: ShadowRoot[] = []): Told[] {
  const rows = [...document.querySelectorAll(row)];
  return roots.flatMap((root) => {
    const button = root.querySelector('button.b');
    const el = root.host.closest(row);
    if (!button || !el) return [];
    const link = el.matches('a[href]') ? el : el.querySelector('a[href*="/browse/"], a[href*="/issue"]');
    const key = /\/([A-Z]+-\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '';
    const label = (button.getAttribute('aria-label') ?? '').replace(/[\u00a0\u202f]/g, ' ');
    return [{ key, label, row: rows.indexOf(el) }];
  });
}

/**
 * Rows that are higher with a badge in them than without, or whose badge hangs out of them. The badges are taken away
 * for that; ours puts them back. A host of ours is a plain empty element.
 */
export function movedBy(row: string): string[] {
  const hosts = [...document.querySelectorAll(row)].map((el) => {
    const host = [...el.querySelectorAll('div')].find((d) => !d.hasAttributes() && d.childNodes.length === 0);
    return { el, host, high: el.getBoundingClientRect().height, at: host?.getBoundingClientRect() };
  });
  for (const { host } of hosts) host?.remove();
  return hosts.flatMap(({ el, high, at }) => {
    const now = el.getBoundingClientRect();
    const name = el.textContent?.slice(0, 40);
    if (at && now.height !== high) return `${name}: ${now.height} px, with a badge ${high}`;
    const inside =
      !at ||
      (at.left >= now.left && at.right <= now.right && at.top >= now.top - 1 && at.bottom <= now.bottom + 1);
    return inside ? [] : `${name}: its badge hangs out`;
  });
}

/** Notes every press and drag that reaches the page's own listeners. */
export function listenForPresses(): void {
  const world = globalThis as typeof globalThis & { presses: string[] };
  world.presses = [];
  for (const type of ['pointerdown', 'mousedown', 'click', 'auxclick', 'dblclick', 'dragstart'])
    for (const capture of [true, false])
      document.body.addEventListener(type, () => world.presses.push(type), { capture });
}

type Frames = { frames: number; most: number; wrong: string[] };

/**
 * Scrolls a list to its end and back, and looks in every frame, before and after it is drawn, whether a badge says what
 * is another item's. Our roots have to be open. @param of what the badge of each item says
 */
export async function scrolled({
  box,
  row,
  of,
}: {
  box: string;
  row: string;
  of: Record<string, string>;
}): Promise<Frames> {
  const boxes = [...document.querySelectorAll(box)];
  const seen: Frames = { frames: 0, most: 0, wrong: [] };
  const look = () => {
    let badges = 0;
    for (const el of document.querySelectorAll(row)) {
      const link = el.matches('a[href]') ? el : el.querySelector('a[href*="/browse/"], a[href*="/issue"]');
      const key = /\/([A-Z]+-\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '';
      for (const div of el.querySelectorAll('div:not([class])')) {
        const text = div.shadowRoot?.querySelector('button.b')?.textContent?.replace(/[\u00a0\u202f]/g, ' ');
        if (text === undefined) continue;
        badges += 1;
        if (text !== (of[key] ?? 'No outcome') && seen.wrong.length < 20)
          seen.wrong.push(`${key} says ${text}`);
      }
    }
    seen.most = Math.max(seen.most, badges);
  };
  const drawn = new MessageChannel();
  drawn.port1.onmessage = look;
  const ends = boxes.map((b) => b.scrollHeight - b.clientHeight);
  const steps = 24;
  for (let i = 1; i <= 2 * steps; i += 1) {
    const part = i <= steps ? i / steps : 2 - i / steps;
    for (const [n, b] of boxes.entries()) b.scrollTop = part * (ends[n] ?? 0);
    await new Promise((done) => requestAnimationFrame(done));
    look();
    drawn.port2.postMessage(null);
    seen.frames += 1;
    // Answers come meanwhile.
    if (i % 6 === 0) await new Promise((done) => setTimeout(done, 120));
  }
  return seen;
}
