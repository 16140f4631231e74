// @vitest-environment happy-dom
// Longer than 300 lines: two models of one editor serve every case.
/**
 * The section that people put into a description by hand, through what Linear makes of Markdown. Nobody has described
 * that wholly, so two models of it have to agree: one of our own that goes through a document, and the practice
 * tracker's, which goes line by line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyForm, FIELDS, type Form, toForm } from '../../../lib/outcome/fields';
import type { Content, ItemRef, Outcome } from '../../../lib/outcome/record';
import { stamp, versionOf } from '../../../lib/outcome/version';
import { writeValue } from '../../../lib/trackers/linear/escape';
import { rowsIn, settled } from '../../../lib/trackers/linear/lines';
import { markdownLines, plain } from '../../../lib/trackers/linear/markdown';
import { readRendered } from '../../../lib/trackers/linear/rendered';
import { linearSection, sectionAt } from '../../../lib/trackers/linear/section';
import { itemOf } from '../../../lib/trackers/linear/urls';
import { LABELS } from '../../../lib/trackers/section-rows';
import type { HomeState } from '../../../lib/trackers/tracker';
import { FIRST_FORM, FULL } from '../../fixtures/outcome/full';
import { renderMarkdown } from '../../playground/github/markdown/blocks';
import { normalise } from '../../playground/linear/normalise';
import { form, HOSTILE, holds } from '../../support/arbitraries';

vi.setConfig({ testTimeout: 120_000 });

const ITEM: ItemRef = itemOf('acme', 'ENG-12');
const HOME: ItemRef = { ...ITEM, id: '94c11c2d-1fb4-4d4b-a668-def1cf8dccec' };
const { write, read, readRows, begin, salvage } = linearSection;

const outcomeOf = (typed: Form, home = HOME): Outcome =>
  stamp(
    null,
    applyForm({}, typed, () => 'g1'),
    { id: 'o_7f3a9c51d2e84b06', home },
  );
const FIRST = outcomeOf(FIRST_FORM);
const TEXT = write(FIRST);
const LINK = /\[Sightline\]\([^)]*\)/.exec(TEXT)?.[0] ?? '';
const DATA = LINK.slice(LINK.indexOf('=') + 1, -1);

function outcome(state: HomeState): { outcome: Outcome; handEdited: boolean } {
  if (state.kind !== 'outcome') throw new Error(`read ${JSON.stringify(state)}`);
  return state;
}

/** Markdown as Linear shows it: breaks without a line feed behind them, paragraphs in bullets, marks of who wrote. */
function shown(markdown: string): Element {
  const root = document.createElement('div');
  const context = { repository: 'a/b', knowsUser: () => false, issueTitle: () => null };
  root.innerHTML = renderMarkdown(markdown, context).replace(/<br>\n/g, '<br>');
  for (const li of root.querySelectorAll('li')) {
    const p = document.createElement('p');
    while (li.firstChild && !['P', 'UL', 'OL'].includes(li.firstChild.nodeName)) p.append(li.firstChild);
    if (p.textContent?.trim()) li.prepend(p);
  }
  const texts: Text[] = [];
  const walk = document.createTreeWalker(root, 4);
  while (walk.nextNode()) texts.push(walk.currentNode as Text);
  for (const [n, text] of texts.entries()) {
    if (!text.parentElement?.closest('p,h1,h2,h3,h4,h5,h6') || text.data.length < 2) continue;
    // Somebody wrote a part of it, somebody else the rest.
    const rest = text.splitText(Math.floor(text.data.length / 2));
    for (const part of [text, rest]) {
      const span = document.createElement('span');
      span.className = 'attr';
      span.setAttribute('data-user-id', `u${n % 2}`);
      part.replaceWith(span);
      span.append(part);
    }
  }
  return root;
}

const SPECIAL = /[\\`*~_[\]]/g;

/** A document as an editor of this kind writes it. */
function written(root: Element): string {
  const inline = (node: Node): string => {
    if (node.nodeType === 3) return (node.nodeValue ?? '').replace(SPECIAL, '\\$&');
    const el = node as Element;
    const inside = () => [...el.childNodes].map(inline).join('');
    switch (el.localName) {
      case 'br':
        return '\\\n';
      case 'code': {
        const text = el.textContent ?? '';
        const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
        return ticks.length > 1 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
      }
      case 'strong':
        return `**${inside()}**`;
      case 'em':
        return `*${inside()}*`;
      case 'a':
        return `[${inside()}](${(el.getAttribute('href') ?? '').replace(/_/g, '\\_')})`;
      default:
        return inside();
    }
  };
  const begun = (text: string) =>
    text
      .replace(/^([#>+-])/gm, '\\$1')
      .replace(/^(\d+)([.)])/gm, '$1\\$2')
      .replace(/^=/gm, '\\=');
  const block = (el: Element): string => {
    if (/^h\d$/.test(el.localName)) return `${'#'.repeat(Number(el.localName[1]))} ${inline(el)}`;
    if (el.localName === 'ul' || el.localName === 'ol') {
      return [...el.children].map((li) => `* ${blocks(li).replace(/\n(?!$)/g, '\n  ')}`).join('\n');
    }
    return begun(inline(el));
  };
  const blocks = (el: Element): string =>
    [...el.children]
      .map(block)
      .filter((text) => text !== '')
      .join('\n\n');
  return blocks(root);
}

/** What Linear does to a text that is saved: read into a document, written back from there. */
const saved = (markdown: string) => written(shown(markdown));
const line = (markdown: string) =>
  normalise(markdown, {
    htmlComments: 'drop',
    issueUrl: (key) => `https://linear.app/acme/issue/${key}`,
    profileUrl: (name) => `https://linear.app/acme/profiles/${name}`,
  });
/** The rows of a section that a page shows. */
function readShown(root: Element, item = ITEM): HomeState {
  const found = readRendered(root);
  return found ? readRows(found, item) : { kind: 'none' };
}

describe('as it is written', () => {
  it('reads well without us', () => {
    const [heading, blank, ...bullets] = TEXT.split('\n');
    expect([heading, blank]).toEqual(['### Outcome', '']);
    expect(bullets.slice(0, -1)).toEqual([
      '* **Problem:** Shoppers are sent to a sign-up form before they can pay',
      '* **For whom:** First-time shoppers on mobile',
      '* **Metric:** Checkout completion',
      '* **Target:** 67 %',
      '* **By:** 2027-03-31',
      '* **Because:** 31 of 84 checkout tickets in October named the account step',
    ]);
    expect(bullets.at(-1)).toMatch(
      /^\* \[Sightline\]\(https:\/\/sightline\.example\/#linear-section=[\w-]+\)$/,
    );
    expect(TEXT).not.toMatch(/[<>|]|---/);
    console.info(`a first section's link: ${LINK.length} characters; with everything: ${write(FULL).length}`);
    expect(LINK.length).toBeLessThan(500);
  });

  it('comes back whole', () => {
    expect(read(TEXT, ITEM)).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
    expect(readShown(shown(TEXT))).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
    for (const text of [saved(TEXT), line(TEXT), line(saved(TEXT))])
      expect(read(text, ITEM), text).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
  });

  it('leads to where the build says, and is read whatever it leads to', () => {
    const own = sectionAt('https://outcomes.example/how?x#y').write(FIRST);
    expect(own).toContain('](https://outcomes.example/how?x#linear-section=');
    expect(outcome(read(own, ITEM)).outcome).toEqual(FIRST);
  });

  it('labels are those of every tracker', () => {
    const lines = LABELS.map(([, label]) => ({ level: 0, text: `${label}: x` }));
    expect(rowsIn(lines).map(([label]) => label)).toEqual(LABELS.map(([, label]) => label));
    expect(rowsIn([{ level: 0, text: 'Waived: until tomorrow' }])).toEqual([]);
  });

  it('shows a waiver and where else it is held, and does not read them', () => {
    const content: Content = {
      ...FIRST.content,
      waiver: { by: 'lead', why: 'holiday', until: '2027-01-15' },
      links: [{ ref: { tracker: 'jira', site: 'acme.atlassian.net', key: 'SHOP-12' } }],
    };
    const whole = stamp(FIRST, content, { id: FIRST.id, home: HOME });
    const text = write(whole);
    expect(text).toContain('* **Waived:** until 2027-01-15 by lead: holiday');
    expect(text).toContain('* **Held in:** `SHOP-12`');
    expect(outcome(read(saved(text), ITEM))).toEqual({ kind: 'outcome', outcome: whole, handEdited: false });
  });

  it('a removed one shows no answer', () => {
    const gone = stamp(
      FIRST,
      { removed: { at: '2026-12-20T10:00:00Z', by: 'pm' } },
      { id: FIRST.id, home: HOME },
    );
    const text = write(gone);
    expect(text).toMatch(/^### Outcome\n\n\* Removed on 2026-12-20\. \[Sightline\]/);
    for (const way of [text, saved(text), line(text)]) expect(outcome(read(way, ITEM)).outcome).toEqual(gone);
    expect(outcome(readShown(shown(text))).outcome).toEqual(gone);
  });

  it('written before its issue, it belongs to the issue it is found on', () => {
    for (const key of ['acme/ENG#', 'acme/ENG-']) {
      const text = write(outcomeOf(FIRST_FORM, { tracker: 'linear', site: 'linear.app', key }));
      expect(outcome(read(text, HOME)).outcome.home).toEqual(HOME);
      expect(outcome(read(text, itemOf('acme', 'PAY-1'))).outcome.home.key).toBe(key);
      expect(outcome(read(text, itemOf('other', 'ENG-1'))).outcome.home.key).toBe(key);
    }
  });

  it('copied to another issue, it says whose it is', () => {
    expect(outcome(read(TEXT, itemOf('acme', 'ENG-13'))).outcome.home).toEqual(HOME);
  });

  it('everything of a full record that fits, the version whole', () => {
    const text = write({ ...FULL, home: HOME });
    const back = outcome(read(saved(text), ITEM));
    expect(back.handEdited).toBe(false);
    expect(back.outcome.version).toBe(FULL.version);
    expect(back.outcome.parents[0]).toBe(FULL.parents[0]);
    expect(toForm(back.outcome.content)).toEqual(toForm(FULL.content));
    const link = /\(([^)]*#linear-section=[^)]*)\)/.exec(text)?.[1] ?? '';
    expect(link.length).toBeLessThan(1_500);
    // Somebody changes it by hand all the same.
    const changed = outcome(read(saved(text).replace('66 %', '68 %'), ITEM));
    expect(changed.handEdited).toBe(true);
    expect(changed.outcome.parents[0]).toBe(FULL.version);
    expect(toForm(changed.outcome.content).target).toBe('68 %');
  });

  it('history that is short stays', () => {
    const content: Content = {
      ...FIRST.content,
      evidence: [{ id: 'e1', kind: 'interview', summary: '“Why an account?” — 返品' }],
    };
    const whole = stamp(FIRST, content, { id: FIRST.id, home: HOME });
    expect(outcome(read(saved(write(whole)), ITEM)).outcome).toEqual(whole);
  });
});

/** What people and programs do to a text; the outcome stays the same. */
const REWRITES: [string, (text: string) => string][] = [
  ['dashes', (t) => t.replace(/^\*/gm, '-')],
  ['pluses', (t) => t.replace(/^\*/gm, '+')],
  ['numbers', (t) => t.replace(/^\*/gm, '1.')],
  ['dots', (t) => t.replace(/^\*/gm, '•')],
  ['boxes', (t) => t.replace(/^\*/gm, '* [X]')],
  ['open boxes', (t) => t.replace(/^\*/gm, '- [ ]')],
  ['deeper bullets', (t) => t.replace(/^\*/gm, '  *')],
  ['blank lines between', (t) => t.replace(/\n\*/g, '\n\n*')],
  ['many blank lines', (t) => t.replace(/\n/g, '\n\n\n')],
  ['no blank line', (t) => t.replace('\n\n', '\n')],
  ['Windows', (t) => t.replace(/\n/g, '\r\n')],
  ['blanks at the ends', (t) => t.replace(/$/gm, '  ')],
  ['no bullets', (t) => t.replace(/^\* /gm, '').replace(/\n/g, '\n\n')],
  ['no emphasis', (t) => t.replace(/\*\*/g, '')],
  ['underscores', (t) => t.replace(/\*\*/g, '__')],
  ['italics', (t) => t.replace(/\*\*/g, '*')],
  ['colon behind', (t) => t.replace(/:\*\*/g, '**:')],
  ['whole bullets bold', (t) => t.replace(/:\*\* (.*)/g, ': $1**')],
  ['capitals', (t) => t.replace(/\*\*(.*?)\*\*/g, (m) => m.toUpperCase())],
  ['small', (t) => t.replace(/\*\*(.*?)\*\*/g, (m) => m.toLowerCase())],
  ['another level', (t) => t.replace('###', '#')],
  ['closed heading', (t) => t.replace('### Outcome', '## OUTCOME ##')],
  ['bold heading', (t) => t.replace('### Outcome', '### **Outcome**')],
  ['escaped link', (t) => t.replace(LINK, LINK.replace(/_/g, '\\_').replace(/-/g, '\\-'))],
  ['link as address', (t) => t.replace(LINK, `<${LINK.slice(12, -1)}>`)],
  ['link alone', (t) => t.replace(LINK, LINK.slice(12, -1))],
  ['link renamed', (t) => t.replace('[Sightline]', '[see \\[here\\]]')],
  ['link first', (t) => t.replace(`\n* ${LINK}`, '').replace('\n\n', `\n\n* ${LINK}\n`)],
  ['link in the heading', (t) => t.replace(`\n* ${LINK}`, '').replace('Outcome', `Outcome ${LINK}`)],
  ['link in a row', (t) => t.replace(`\n* ${LINK}`, ` ${LINK}`)],
  ['link in front', (t) => `${LINK}\n\n${t.replace(`\n* ${LINK}`, '')}`],
  ['link at the end', (t) => `${t.replace(`\n* ${LINK}`, '')}\n\n## Notes\n\nx\n\n${LINK}`],
  ['link twice', (t) => `${t}\n\n${LINK}`],
  ['another order', (t) => t.replace(/(\* \*\*Metric.*)\n(\* \*\*Target.*)/, '$2\n$1')],
  ['heading renamed', (t) => t.replace('Outcome', 'What it should change')],
  ['no heading', (t) => t.replace('### Outcome\n\n', '')],
  ['prose between', (t) => t.replace(/\n(\* \*\*Metric)/, '\n\nWe are not sure yet: it depends.\n\n$1')],
  ['a bullet of somebody', (t) => t.replace(/\n(\* \*\*Metric)/, '\n* Mona: is this right?\n$1')],
  ['a label twice', (t) => `${t}\n* **Target:** 99 %`],
  ['prose around', (t) => `# Checkout\n\nText.\n\n${t}\n\n### Steps\n\n* Target: something else\n\nBy: whom`],
  ['a table around', (t) => `| Target | x |\n| --- | --- |\n\n${t}\n\n> * **Target:** 12`],
  ['code around', (t) => `\`\`\`\n### Outcome\n* Metric: x\n\`\`\`\n\n${t}\n\n~~~\n* Target: 2\n~~~`],
  ['a sub-heading inside', (t) => t.replace(/\n(\* \*\*Metric)/, '\n\n#### Numbers\n\n$1')],
  ['as the practice tracker saves it', line],
  ['as an editor saves it', saved],
  ['saved twice', (t) => saved(line(saved(t)))],
];

describe('rewritten', () => {
  it.each(REWRITES)('%s: in the text', (_, rewrite) => {
    expect(read(rewrite(TEXT), ITEM), rewrite(TEXT)).toEqual({
      kind: 'outcome',
      outcome: FIRST,
      handEdited: false,
    });
  });

  it.each(REWRITES.filter(([name]) => !['dots', 'Windows'].includes(name)))(
    '%s: in the page',
    (_, rewrite) => {
      const state = readShown(shown(rewrite(TEXT)));
      expect(state).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
    },
  );

  it.each(REWRITES.filter(([name]) => name !== 'dots'))(
    '%s: both say the same of any outcome',
    (_, rewrite) => {
      const some = write(outcomeOf({ ...FIRST_FORM, problem: 'A `b` *c* _d_ [e](f)\n1. g', owner: 'mona' }));
      const text = rewrite(some.replace(/\[Sightline\]\([^)]*\)/, LINK));
      const found = readRendered(shown(text));
      if (!found) throw new Error('not found');
      expect(readRows(found, ITEM)).toEqual(read(text, ITEM));
    },
  );
});

describe('without its link', () => {
  const bare = TEXT.replace(`\n* ${LINK}`, '');

  it('rows that people wrote are an outcome, the same on every device', () => {
    const first = outcome(read(bare, ITEM));
    expect(first.handEdited).toBe(true);
    expect(toForm(first.outcome.content)).toEqual({ ...FIRST_FORM });
    expect(first.outcome).toMatchObject({ byHand: true, home: ITEM, parents: [] });
    expect(first.outcome.version).toBe(FIRST.version);
    expect(first.outcome.id).toMatch(/^[\da-f]{16}$/);
    expect(readShown(shown(bare))).toEqual(read(bare, ITEM));
    expect(outcome(read(bare, HOME)).outcome.id).toBe(first.outcome.id);
    expect(outcome(read(bare, itemOf('ACME', 'eng-12'))).outcome.id).toBe(first.outcome.id);
    expect(outcome(read(bare, itemOf('acme', 'ENG-13'))).outcome.id).not.toBe(first.outcome.id);
  });

  it.each([
    ['by hand', '## Outcome\n- Metric: Orders\n- Target: 12', { metric: 'Orders', target: '12' }],
    [
      'in lines',
      'Outcome?\n\n# outcome\n**Problem**: slow\n\n**For whom**: guests',
      { problem: 'slow', segment: 'guests' },
    ],
    [
      'with more',
      '# Outcome\n* Problem: a\n  * and b\n* By: March\n  at least\n\n  or later',
      { problem: 'a\nand b', by: 'March\nat least\nor later' },
    ],
  ])('%s', (_, text, typed) => {
    expect(toForm(outcome(read(text, ITEM)).outcome.content)).toEqual(typed);
    expect(readShown(shown(text))).toEqual(read(text, ITEM));
  });

  it.each([
    ['one label', '## Outcome\n\n- Target: more orders\n- It works', '- Target: more orders\n- It works'],
    ['prose', '## Outcome\n\nPeople pay faster.\n', 'People pay faster.'],
    [
      'labels that are not the main ones',
      '## Outcome\n\n- Owner: mona\n- Unit: %',
      '- Owner: mona\n- Unit: %',
    ],
    ['another heading', '## Expected outcome\n\n- Metric: a\n- Target: b', '- Metric: a\n- Target: b'],
    ['no heading', '- Metric: a\n- Target: b', undefined],
    ['a quote', '> ## Outcome\n> - Metric: a\n> - Target: b', undefined],
    ['code', '```\n## Outcome\n- Metric: a\n- Target: b\n```', undefined],
    ['under another heading', '## Outcome\n\n## Steps\n- Metric: a\n- Target: b', undefined],
    ['nothing', '', undefined],
  ])('%s is none of ours', (_, text, foreign) => {
    expect(read(text, ITEM)).toEqual({ kind: 'none', ...(foreign !== undefined && { foreign }) });
    expect(readShown(shown(text))).toEqual({ kind: 'none' });
  });
});

describe('damaged', () => {
  const both = (text: string) => {
    const state = read(text, ITEM);
    expect(readShown(shown(text))).toEqual(state);
    return state;
  };
  it.each([
    ['cut off', DATA.slice(0, -9)],
    ['other signs', `x${DATA}`],
    ['nothing', ''],
    ['no record', btoa('[]')],
    ['half a record', btoa('{"format":"1.0"}').replace(/=/g, '')],
  ])('a link with %s', (_, data) =>
    expect(both(TEXT.replace(DATA, data))).toMatchObject({ kind: 'damaged', why: 'malformed' }),
  );

  it('two of them', () => {
    const other = write(outcomeOf({ ...FIRST_FORM, target: '70 %' }));
    expect(both(`${TEXT}\n\n${other}`)).toMatchObject({ kind: 'damaged', why: 'doubled' });
    expect(both('# Outcome\n- Metric: a\n- By: b\n\n# Outcome\n- Metric: a\n- By: c')).toMatchObject({
      why: 'doubled',
    });
    expect(both(`${TEXT}\n\n${TEXT}`)).toMatchObject({ kind: 'damaged', why: 'doubled' });
  });

  it('the answers taken out, the link left', () => {
    expect(both(`### Outcome\n\n* ${LINK}`)).toMatchObject({ kind: 'damaged', why: 'malformed' });
    expect(both(`Text with ${LINK}`)).toMatchObject({ kind: 'damaged' });
  });

  it('an answer that is too long', () => {
    const long = TEXT.replace('67 %', 'x'.repeat(3_000));
    expect(both(long)).toMatchObject({ kind: 'damaged', why: 'too-large' });
  });

  it('a newer version', () => {
    const newer = btoa('{"format":"2.1","x":1}').replace(/=/g, '');
    expect(both(TEXT.replace(DATA, newer))).toMatchObject({ kind: 'newer', format: '2.1' });
  });

  it('reaches no prototype', () => {
    const bad = btoa('{"format":"1.0","__proto__":{"x":1}}').replace(/=/g, '');
    expect(both(TEXT.replace(DATA, bad))).toMatchObject({ kind: 'damaged' });
  });

  it('what can be read of it is offered', () => {
    const state = both(TEXT.replace(DATA, 'x'));
    if (state.kind !== 'damaged') throw new Error('not damaged');
    expect(salvage(state.text)).toEqual({ ...FIRST_FORM });
    // The form in which the attachment's own rows are told.
    expect(salvage('- **Problem**: slow\n- **For whom**: guests\n{"x":1}')).toEqual({
      problem: 'slow',
      segment: 'guests',
    });
  });
});

describe('begun from people’s own words', () => {
  it.each([
    ['- **Metric:** Orders \\[paid\\]\n- Nothing else', { metric: 'Orders [paid]' }],
    ['People *pay* faster.\n\n* at once', { problem: 'People pay faster. at once' }],
    ['```\ncode\n```', {}],
    ['', {}],
  ])('%j', (text, typed) => expect(begin(text)).toEqual(typed));
});

describe('the page as it is', () => {
  const load = () => {
    const root = document.createElement('div');
    const text = readFileSync(join(process.cwd(), 'tests/fixtures/linear/section.html'), 'utf8');
    root.innerHTML = text.replace('=DATA', `=${DATA}`);
    return root.querySelector('[contenteditable]') as Element;
  };

  it('is read through marks of authorship, without a change', () => {
    const root = load();
    const before = root.outerHTML;
    expect(readShown(root)).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
    expect(root.outerHTML).toBe(before);
  });

  it('sends no more than what is asked', () => {
    const root = load();
    const li = root.querySelector('li') as Element;
    for (let i = 0; i < 300; i++) li.after(li.cloneNode(true));
    li.after('Target: '.repeat(3_000));
    (root.querySelectorAll('li')[302] as Element).textContent = `Target: ${'x'.repeat(9_000)}`;
    const found = readRendered(root);
    expect(found?.rows.length).toBeLessThan(20);
    for (const [label, value] of found?.rows ?? []) {
      expect(label.length).toBeLessThan(41);
      expect(value.length).toBeLessThan(4_001);
    }
    // Prose of people goes nowhere.
    expect(JSON.stringify(found)).not.toContain('Shoppers are sent to a form.');
  });

  it('nothing, where there is nothing', () => {
    const root = document.createElement('div');
    expect(readRendered(root)).toBe(null);
    root.innerHTML = '<h2>Outcome</h2><p>none</p>';
    expect(readRendered(root)).toBe(null);
  });
});

describe('any answers', () => {
  // The practice trackers take signs that part lines and paragraphs for the ends of lines; Markdown does not.
  const wide = form
    .filter((f) => !/[\u2028\u2029]/.test(Object.values(f).join('')))
    .map((f) => ({ problem: 'p', metric: 'm', ...f }));
  const same = (state: HomeState, of: Outcome, text: string) =>
    expect(state, text).toEqual({ kind: 'outcome', outcome: of, handEdited: false });
  const isPartial = (text: string) =>
    atob(/section=([\w-]+)/.exec(text)?.[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '').includes('"sum"');

  it('come back as they were, through what Linear makes of them (property)', () => {
    holds(
      fc.property(wide, (typed) => {
        const of = outcomeOf(typed);
        const text = write(of);
        if (isPartial(text)) {
          // Too long for a link: rows alone say it, as far as blanks go.
          const back = outcome(read(saved(text), ITEM)).outcome;
          for (const field of FIELDS)
            expect(settled(toForm(back.content)[field] ?? '')).toBe(settled(toForm(of.content)[field] ?? ''));
          return;
        }
        same(read(text, ITEM), of, text);
        const once = saved(text);
        same(read(once, ITEM), of, once);
        // Whoever writes it back once more reads what the editor has left as it was.
        if (!/[<&]/.test(once)) same(read(saved(once), ITEM), of, saved(once));
        same(readShown(shown(text)), of, text);
        if (!/[<&]/.test(once)) same(readShown(shown(once)), of, once);
      }),
      200,
    );
  });

  it('and through the practice tracker’s own model (property)', () => {
    holds(
      fc.property(wide, (typed) => {
        const of = outcomeOf(typed);
        const text = line(write(of));
        if (!isPartial(text)) same(read(text, ITEM), of, text);
      }),
      200,
    );
  });

  it('whatever is typed into a bullet wins and is told (property)', () => {
    const typed = fc
      .string({ maxLength: 40 })
      .map(settled)
      .filter((t) => /[a-z]/i.test(t));
    holds(
      fc.property(wide, typed, (first, next) => {
        const of = outcomeOf({ ...first, reason: 'because' });
        const text = saved(write(of)).replace(
          /^(\* \*\*Because:\*\*) because$/m,
          (_, l: string) => `${l} ${writeValue(next)}`,
        );
        const back = outcome(read(text, ITEM));
        expect(toForm(back.outcome.content).reason).toBe(
          toForm(applyForm({}, { reason: next }, () => '')).reason,
        );
        expect(back.handEdited).toBe(next !== 'because');
        if (back.handEdited) expect(back.outcome.parents[0]).toBe(of.version);
      }),
      100,
    );
  });

  it.each(HOSTILE.filter((h) => h.trim() !== ''))('%j shows as typed', (value) => {
    const markdown = `* **Problem:** ${writeValue(`see ${value} there`)}`;
    const want = settled(`see ${value} there`);
    const bullet = shown(markdown).querySelector('li');
    for (const br of bullet?.querySelectorAll('br') ?? []) br.replaceWith('\n');
    expect(settled(bullet?.textContent ?? '')).toBe(`Problem: ${want}`);
    expect(bullet?.querySelector('b,script,em,del,img,ul,h1,h2,h3')).toBe(null);
    expect(settled(plain(writeValue(`see ${value} there`).replace(/\\\n\s*/g, '\n')).text)).toBe(want);
  });

  it.each(['@mona', 'ENG-12', 'see ENG-12.', ':tada:', 'https://linear.app/acme/issue/ENG-3/x', '(@mona)'])(
    '%s links and tells nobody',
    (value) => {
      const text = writeValue(value);
      expect(text).toMatch(/`[^`]+`/);
      expect(line(`* ${text}`)).toBe(`* ${text}`);
    },
  );
});

describe('damage', () => {
  it('is read, refused or reported, never thrown; text and page say the same of ids (property)', () => {
    holds(
      fc.property(fc.nat(TEXT.length), fc.nat(300), fc.string({ maxLength: 30 }), (at, cut, put) => {
        const hurt = `Text before.\n\n${TEXT.slice(0, at)}${put}${TEXT.slice(at + cut)}\n\nText after.`;
        const state = read(hurt, ITEM);
        expect(['none', 'outcome', 'damaged', 'newer']).toContain(state.kind);
        if (state.kind === 'outcome' && !state.handEdited) expect(state.outcome.version).toBe(FIRST.version);
        if (state.kind === 'outcome') expect(state.outcome.version).toBe(versionOf(state.outcome.content));
        expect(() => [salvage(hurt), begin(hurt), readShown(shown(hurt))]).not.toThrow();
      }),
      200,
    );
  });

  const N = 60_000;
  const long: [string, string][] = [
    ['backticks', '`'.repeat(N)],
    ['backtick runs', Array.from({ length: 340 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['brackets', '['.repeat(N)],
    ['links that never end', '[a]('.repeat(N / 4)],
    ['empty links', '[]()'.repeat(N / 4)],
    ['links into links', '[](a'.repeat(N / 4)],
    ['closed brackets', ']('.repeat(N / 2)],
    ['far ends', `${'[](aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.repeat(N / 60)})`],
    ['stars', '*a '.repeat(N / 3)],
    ['mixed emphasis', '*_~a'.repeat(N / 4)],
    ['angle brackets', '<https://a'.repeat(N / 10)],
    ['backslashes', '\\'.repeat(N)],
    ['list markers', '- '.repeat(N / 2)],
    ['nested bullets', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['line feeds', '\n'.repeat(N)],
    ['hashes', '#'.repeat(N)],
    ['headings', '## Outcome\n'.repeat(N / 11)],
    ['a heading that never ends', `## Outcome${' '.repeat(N)}x`],
    ['fences', '```\n'.repeat(N / 4)],
    ['blanks', ' '.repeat(N)],
    ['links of ours', '#linear-section=a '.repeat(N / 18)],
    ['data', `https://x/#linear-section=${'A'.repeat(N)}`],
    ['labels', 'Metric: '.repeat(N / 8)],
    ['dashes', '-'.repeat(N)],
    ['rules', '- - '.repeat(N / 4)],
  ];
  it.each(long)('%s: 60 KB cost little', (_, hostile) => {
    const started = performance.now();
    for (const text of [hostile, `## Outcome\n\n* Metric: a\n* Target: ${hostile}`]) {
      read(text, ITEM);
      salvage(text);
      begin(text);
    }
    markdownLines(hostile);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
