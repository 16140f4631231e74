// Runs inside pages: sent as text, so nothing here may refer to anything outside its function.

/** What is looked for: by role and name, by label, by text, or by selector; inside our roots or in the page. */
export type Query = {
  scope: 'ours' | 'page';
  role?: string;
  name?: Pattern;
  label?: Pattern;
  text?: Pattern;
  selector?: string;
  /** Which of several, from 0. */
  nth?: number;
  /** Looks twice, two frames apart, and says whether it rests. */
  twice?: boolean;
  /** What is waited for, for a little while, before the answer is given: asking anew costs more than waiting there. */
  until?: 'seen' | 'gone' | 'pressable';
};
export type Pattern = { exact: string } | { source: string; flags: string };

export type Hit = {
  /** Centre, in pixels of the viewport, after scrolling into view. */
  x: number;
  y: number;
  width: number;
  height: number;
  count: number;
  /** Something else lies over its centre. */
  covered: string | null;
  /** Stood elsewhere two frames before; known only when looked at twice. */
  moving: boolean;
  disabled: boolean;
  /** Has the cursor. */
  focused: boolean;
  value: string;
  text: string;
  name: string;
  role: string;
  attributes: Record<string, string>;
};

/**
 * Finds the first visible match. Null when there is none.
 * @param given shadow roots handed in from outside, closed ones too; without them the open ones are looked up
 */
export async function find(query: Query, given?: ShadowRoot[]): Promise<Hit | null> {
  const roots = (): ParentNode[] => {
    if (query.scope === 'page') return [document];
    const all = given ?? [...document.querySelectorAll('*')].map((e) => e.shadowRoot);
    return all.filter((r): r is ShadowRoot => r?.querySelector('.sl-theme') != null);
  };
  const clean = (s: string | null | undefined) => (s ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const matches = (p: Pattern | undefined, s: string) =>
    p === undefined || ('exact' in p ? clean(p.exact) === s : new RegExp(p.source, p.flags).test(s));
  const roleOf = (e: Element): string => {
    const given = e.getAttribute('role');
    if (given) return given;
    const tag = e.tagName.toLowerCase();
    const type = e.getAttribute('type') ?? 'text';
    if (tag === 'input') {
      if (['button', 'submit', 'reset'].includes(type)) return 'button';
      if (type === 'checkbox' || type === 'radio') return type;
      return e.hasAttribute('list') ? 'combobox' : 'textbox';
    }
    if (tag === 'a') return e.hasAttribute('href') ? 'link' : '';
    if (/^h[1-6]$/.test(tag)) return 'heading';
    const known: Record<string, string> = {
      button: 'button',
      textarea: 'textbox',
      select: 'combobox',
      summary: 'button',
      dialog: 'dialog',
      table: 'table',
      progress: 'progressbar',
      output: 'status',
      meter: 'meter',
    };
    return known[tag] ?? '';
  };
  const byIds = (e: Element, ids: string) => {
    const root = e.getRootNode() as Document | ShadowRoot;
    return ids
      .split(/\s+/)
      .map((id) => clean(root.getElementById(id)?.textContent))
      .join(' ');
  };
  const labelOf = (e: Element) => {
    const by = e.getAttribute('aria-labelledby');
    if (by) return clean(byIds(e, by));
    const given = e.getAttribute('aria-label');
    if (given) return clean(given);
    const labels = (e as HTMLInputElement).labels;
    return labels && labels.length > 0 ? clean([...labels].map((l) => l.textContent).join(' ')) : '';
  };
  const nameOf = (e: Element) => {
    const label = labelOf(e);
    if (label !== '') return label;
    const tag = e.tagName.toLowerCase();
    if (tag === 'input' || tag === 'textarea' || tag === 'select')
      return clean(e.getAttribute('placeholder'));
    const text = clean(e.textContent);
    return text !== '' ? text : clean(e.getAttribute('title'));
  };
  const visible = (e: Element) => {
    if (!e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) return false;
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.height > 0;
  };
  const fits = (e: Element) => {
    if (query.selector !== undefined && !e.matches(query.selector)) return false;
    if (query.role !== undefined && roleOf(e) !== query.role) return false;
    if (query.name !== undefined && !matches(query.name, nameOf(e))) return false;
    if (query.label !== undefined) {
      if (!['INPUT', 'TEXTAREA', 'SELECT'].includes(e.tagName) && roleOf(e) !== 'textbox') return false;
      if (!matches(query.label, labelOf(e))) return false;
    }
    if (query.text !== undefined) {
      if (!matches(query.text, clean(e.textContent))) return false;
      // The innermost element that says it.
      if ([...e.children].some((c) => matches(query.text, clean(c.textContent)))) return false;
    }
    return true;
  };
  const look = async (): Promise<Hit | null> => {
    const all = roots()
      .flatMap((r) => [...r.querySelectorAll('*')])
      .filter(
        (e) => !['STYLE', 'SCRIPT', 'TEMPLATE', 'HEAD', 'TITLE'].includes(e.tagName) && fits(e) && visible(e),
      );
    const e = all[query.nth ?? 0];
    if (!e) return null;
    const inside = () => {
      const r = e.getBoundingClientRect();
      return r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= innerWidth;
    };
    if (!inside()) e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const before = e.getBoundingClientRect();
    if (query.twice) {
      // A tab behind others draws no frames.
      const frames = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await Promise.race([frames, new Promise((done) => setTimeout(done, 100))]);
      if (!e.isConnected) return null;
    }
    const r = e.getBoundingClientRect();
    const x = r.left + r.width / 2;
    const y = r.top + r.height / 2;
    const root = e.getRootNode() as Document | ShadowRoot;
    const top = root.elementFromPoint(x, y);
    const label = top?.closest('label') as HTMLLabelElement | null | undefined;
    const covered =
      top === null || (top !== e && !e.contains(top) && !top.contains(e) && label?.control !== e)
        ? `<${top?.tagName.toLowerCase() ?? 'nothing'} class="${top?.getAttribute('class') ?? ''}">`
        : null;
    // Under a bar that stays where it is: whoever wants to press it scrolls on; the next look sees what came of it.
    if (covered !== null && query.twice)
      e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    return {
      x,
      y,
      width: r.width,
      height: r.height,
      count: all.length,
      covered,
      moving: before.left !== r.left || before.top !== r.top || before.width !== r.width,
      disabled: (e as HTMLButtonElement).disabled === true,
      focused: root.activeElement === e,
      value: String((e as HTMLInputElement).value ?? ''),
      text: clean((e as HTMLElement).innerText ?? e.textContent),
      name: nameOf(e),
      role: roleOf(e),
      attributes: Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])),
    };
  };
  const suits = (hit: Hit | null) => {
    if (query.until === 'gone') return hit === null;
    if (hit === null || query.until !== 'pressable') return hit !== null;
    return hit.covered === null && !hit.moving && !hit.disabled;
  };
  // Time passes slowly in a tab behind others: whoever asks waits outside then.
  const end = query.until === undefined || document.hidden ? 0 : Date.now() + 150;
  for (;;) {
    const hit = await look();
    if (suits(hit) || Date.now() >= end) return hit;
    await new Promise((done) => setTimeout(done, 25));
  }
}

/**
 * Visible text of all our roots; null when there is none.
 * @param wanted is waited for, for a little while, before the answer is given
 */
export async function ourText(wanted: Pattern | null, given?: ShadowRoot[]): Promise<string | null> {
  const roots = () => given ?? [...document.querySelectorAll('*')].map((e) => e.shadowRoot);
  const read = () => {
    const themes = roots().flatMap((r) => [...(r?.querySelectorAll<HTMLElement>('.sl-theme') ?? [])]);
    if (themes.length === 0) return null;
    return themes
      .filter((t) => t.checkVisibility())
      .map((t) => t.innerText.replace(/[\u00a0\u202f]/g, ' ').trim())
      .filter((t) => t !== '')
      .join('\n');
  };
  const suits = (text: string) =>
    wanted === null ||
    ('exact' in wanted ? text.includes(wanted.exact) : new RegExp(wanted.source, wanted.flags).test(text));
  const end = wanted === null || document.hidden ? 0 : Date.now() + 150;
  for (;;) {
    const text = read();
    if ((text !== null && suits(text)) || Date.now() >= end) return text;
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** Markup of all our roots, for whoever wants to know why something failed. */
export function ourMarkup(_: unknown, given?: ShadowRoot[]): string {
  const roots = given ?? [...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? []);
  return roots.map((r) => `<!-- ${r.host.localName} -->\n${r.innerHTML}`).join('\n');
}

export type Focus = { tag: string; name: string; value: string; ours: boolean };

/** What has the focus, through shadow roots: label or text, and value. */
export function focused(_: unknown, given?: ShadowRoot[]): Focus | null {
  const rootOf = (host: Element) => host.shadowRoot ?? given?.find((r) => r.host === host) ?? null;
  let e = document.activeElement;
  let ours = false;
  for (let inner = e && rootOf(e)?.activeElement; inner; inner = rootOf(inner)?.activeElement) {
    ours = true;
    e = inner;
  }
  if (!e || e === document.body) return null;
  const labels = (e as HTMLInputElement).labels;
  const name =
    e.getAttribute('aria-label') ??
    (labels && labels.length > 0 ? [...labels].map((l) => l.textContent).join(' ') : (e.textContent ?? ''));
  return {
    tag: e.tagName.toLowerCase(),
    name: name.replace(/\s+/g, ' ').trim(),
    value: String((e as HTMLInputElement).value ?? ''),
    ours,
  };
}
