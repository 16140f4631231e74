// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { PackError, pack } from '../../../lib/outcome/codec';
import { applyForm, type Form, toForm } from '../../../lib/outcome/fields';
import type { Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { readRendered } from '../../../lib/trackers/github/rendered';
import {
  asPlainText,
  readBody,
  readRows,
  salvage,
  splice,
  writeSection,
} from '../../../lib/trackers/github/section';
import { FIRST_FORM, FULL, HOME } from '../../fixtures/outcome/full';
import { renderMarkdown } from '../../playground/github/markdown/blocks';

const outcomeOf = (form: Form): Outcome =>
  stamp(
    null,
    applyForm({}, form, () => 'g1'),
    { id: 'o1', home: HOME },
  );
const FIRST = outcomeOf(FIRST_FORM);
const context = { repository: 'acme/shop', knowsUser: () => true, issueTitle: () => 'x' };

function rendered(markdown: string): Element {
  const root = document.createElement('div');
  root.innerHTML = renderMarkdown(markdown, context);
  return root;
}

const readOutcome = (body: string) => {
  const read = readBody(body, HOME);
  if (read.kind !== 'outcome') throw new Error(`read ${read.kind}`);
  return read;
};

describe('what people see', () => {
  it('is a heading, rows in order, and data folded away', () => {
    const lines = writeSection(FIRST).split('\n');
    expect(lines.slice(0, 13)).toEqual([
      '<!-- sightline:outcome 1 -->',
      '## Outcome',
      '',
      '| | |',
      '| --- | --- |',
      '| Problem | Shoppers are sent to a sign-up form before they can pay |',
      '| For whom | First-time shoppers on mobile |',
      '| Metric | Checkout completion |',
      '| Target | 67 % |',
      '| By | 2027-03-31 |',
      '| Because | 31 of 84 checkout tickets in October named the account step |',
      '',
      '<details>',
    ]);
    expect(lines.at(-1)).toBe('<!-- /sightline:outcome -->');
  });

  it('carries no field twice', () => {
    const data = /```json\n(.*)\n```/.exec(writeSection(FIRST))?.[1] ?? '';
    expect(data).not.toContain('sign-up form');
    expect(data).not.toContain('67 %');
    expect(data).toMatch(/^[^<>&`@]+$/);
  });
});

describe('the full record', () => {
  it('goes through Markdown unchanged', () => {
    const body = splice('Intro', FULL);
    const { core, history } = pack(FULL);
    console.info(
      `full record: core ${core.length} of 6000, history ${history?.length} of 20000, section ${body.length - 7} characters`,
    );
    expect(core.length).toBeLessThan(6000);
    expect(readOutcome(body)).toEqual({ kind: 'outcome', outcome: FULL, handEdited: false });
  });

  it('goes through the rendered page unchanged', () => {
    const section = readRendered(rendered(splice('Intro', FULL)));
    expect(section).toMatchObject({ count: 1 });
    if (section)
      expect(readRows(section, HOME)).toEqual({ kind: 'outcome', outcome: FULL, handEdited: false });
  });

  it('keeps what rows cannot carry exactly in the data as well', () => {
    const odd: Outcome = stamp(
      null,
      { hypothesis: { problem: ' padded\r\nlines ' }, primary: { metric: { name: 'M' }, by: '31 Mar 2027' } },
      { id: 'o1', home: HOME },
    );
    const body = splice('', odd);
    expect(body).toContain('| By | 2027-03-31 |');
    expect(readOutcome(body)).toEqual({ kind: 'outcome', outcome: odd, handEdited: false });
    // A row that somebody changes still wins.
    const edited = readOutcome(body.replace('| Metric | M |', '| Metric | Orders |'));
    expect(edited.handEdited).toBe(true);
    expect(edited.outcome.content.primary?.metric.name).toBe('Orders');
    expect(edited.outcome.content.hypothesis?.problem).toContain('padded');
  });

  it('says by how much a record is too large, and of which part', () => {
    const content = { ...FULL.content, learning: 'x'.repeat(1000), fromTomorrow: 'y'.repeat(4000) };
    const big = stamp(null, content, { id: 'o', home: HOME });
    expect(() => writeSection(big)).toThrow(PackError);
    expect(() => writeSection(big)).toThrow(/^core is \d+ characters over/);
  });
});

describe('where it stands', () => {
  it('goes to the end, or to the start when asked', () => {
    expect(splice('Intro', FIRST)).toBe(`Intro\n\n${writeSection(FIRST)}`);
    expect(splice('Intro\n', FIRST)).toBe(`Intro\n\n${writeSection(FIRST)}`);
    expect(splice('Intro\n\n', FIRST)).toBe(`Intro\n\n${writeSection(FIRST)}`);
    expect(splice('Intro', FIRST, 'start')).toBe(`${writeSection(FIRST)}\n\nIntro`);
    expect(splice('', FIRST)).toBe(writeSection(FIRST));
  });

  it('stays where somebody moved it', () => {
    const moved = `Above\n\n${writeSection(FIRST)}\n\nBelow @acme-dev #12`;
    const next = splice(moved, outcomeOf({ ...FIRST_FORM, target: '66 %' }));
    expect(next.startsWith('Above\n\n<!-- sightline')).toBe(true);
    expect(next.endsWith('-->\n\nBelow @acme-dev #12')).toBe(true);
    expect(next).toContain('| Target | 66 % |');
  });

  it('keeps the line endings of its neighbourhood', () => {
    const crlf = splice('One\r\nTwo\r\n', FIRST);
    expect(crlf.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const mixed = splice('One\r\nTwo\nThree', FIRST);
    expect(mixed.startsWith('One\r\nTwo\nThree\n\n<!--')).toBe(true);
    expect(mixed.slice(5)).not.toContain('\r');
    // The web editor turns everything to CRLF; the next write keeps that.
    const saved = splice('One\nTwo', FIRST).replaceAll('\n', '\r\n');
    expect(readOutcome(saved).handEdited).toBe(false);
    expect(splice(saved, FIRST)).toBe(saved);
  });

  it('never lands inside something left open', () => {
    for (const open of ['text\n```\ncode', 'text\n\n<!-- note', 'text\n\n<pre>\nraw']) {
      const body = splice(open, FIRST);
      expect(body.endsWith(open)).toBe(true);
      expect(readOutcome(body).outcome).toEqual(FIRST);
    }
  });
});

describe('what people wrote inside', () => {
  it('stays word for word, and in its place', () => {
    const body = splice('', FIRST)
      .replace('## Outcome\n', '### Outcome\n\nAgreed with **@acme-dev** on Tuesday.\n')
      .replace(/(\| Because .*)\n/, '$1\n| Notes | ask `legal` |\n')
      .replace('\n<details>', '\nSee also #12.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<details>')
      .replace('\n<!-- /sight', '\n\nLast words.\n\n<!-- /sight');
    expect(readOutcome(body).handEdited).toBe(false);
    const next = splice(body, outcomeOf({ ...FIRST_FORM, target: '66 %' }));
    for (const kept of [
      'Agreed with **@acme-dev** on Tuesday.',
      '| Notes | ask `legal` |',
      'See also #12.\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      'Last words.',
    ]) {
      expect(next).toContain(kept);
    }
    expect(splice(next, readOutcome(next).outcome)).toBe(next);
    // Also when the outcome is removed.
    const gone = stamp(FIRST, { removed: { at: '2026-11-21T10:00:00Z' } }, { id: 'o1', home: HOME });
    expect(splice(next, gone)).toContain('See also #12.');
  });

  it('wins when it is a row of ours', () => {
    const edited = splice('', FIRST)
      .replace('| Target | 67 % |', '| **target:** | 66 % |')
      .replace('| Metric | Checkout completion |', '| Metric | Orders |')
      .replace(/\| Because .*\n/, '| By | ignored |\n| Owner | @acme-pm \\| team |\n');
    const { outcome, handEdited } = readOutcome(edited);
    expect(handEdited).toBe(true);
    expect(outcome).toMatchObject({ byHand: true, parents: [FIRST.version] });
    expect(outcome).not.toHaveProperty('by');
    expect(toForm(outcome.content)).toEqual({
      ...FIRST_FORM,
      reason: undefined,
      target: '66 %',
      metric: 'Orders',
      owner: '@acme-pm | team',
    });
  });

  it('keeps numbers with two readings, and dates with two, as text', () => {
    const edited = splice('', FIRST)
      .replace('| Target | 67 % |', '| Target | 7,350 |')
      .replace('| By | 2027-03-31 |', '| By | 03/04/2027 |');
    expect(toForm(readOutcome(edited).outcome.content)).toMatchObject({ target: '7,350', by: '03/04/2027' });
  });

  it('reads a date in any form that names one day', () => {
    const edited = splice('', FIRST).replace('| By | 2027-03-31 |', '| By | 15. April 2027 |');
    expect(readOutcome(edited).outcome.content.primary?.by).toBe('2027-04-15');
  });

  it('is refused when a cell grew beyond what the record holds', () => {
    const edited = splice('', FIRST).replace('| Target | 67 % |', `| Target | ${'6'.repeat(100)} |`);
    expect(readBody(edited, HOME)).toMatchObject({ kind: 'damaged', why: 'too-large' });
    expect(splice(edited, FIRST)).toBe(edited);
  });
});

describe('what is not ours', () => {
  const section = writeSection(FIRST);
  it.each([
    ['a fence', `\`\`\`\`\n${section}\n\`\`\`\``],
    ['a longer fence', `~~~~ md\n~~~\n${section}\n~~~~`],
    ['an indented block', section.replace(/^/gm, '    ')],
    ['a quote', section.replace(/^/gm, '> ')],
    ['inline code', '`<!-- sightline:outcome 1 -->` and `<!-- /sightline:outcome -->`'],
    ['a fence in a list', `- item\n  \`\`\`\n  <!-- sightline:outcome 1 -->\n  \`\`\``],
    ['raw HTML', `<pre>\n${section}\n</pre>`],
    ['a comment', '<!--\n<!-- sightline:outcome 1 -->'],
    ['a foreign heading', '## Outcome\n\n| Problem | x |\n| --- | --- |\n| Metric | y |'],
  ])('%s', (_, body) => {
    expect(readBody(body, HOME)).toEqual({ kind: 'none' });
    const next = splice(body, FIRST);
    expect(next).toContain(body);
    expect(readOutcome(next).outcome).toEqual(FIRST);
    expect(readRendered(rendered(body))).toBeNull();
  });

  it('a list that ends a fence does not hide what follows', () => {
    const body = `- \`\`\`\n  code\n\n${section}`;
    expect(readOutcome(body).outcome).toEqual(FIRST);
  });
});

describe('damage', () => {
  const whole = `Above\n\n${splice('', FIRST)}\n\nBelow`;
  it.each([
    ['doubled', `${whole}\n\n${writeSection(FIRST)}`, 'doubled'],
    ['no closing mark', whole.replace('<!-- /sightline:outcome -->', ''), 'malformed'],
    ['no opening mark', whole.replace('<!-- sightline:outcome 1 -->', ''), 'malformed'],
    ['no data', whole.replace(/```json[\s\S]*?```/, ''), 'malformed'],
    ['cut data', whole.replace(/\{"format".{20}/, '{"format":"1.0"'), 'malformed'],
    ['no table', whole.replace(/^\|.*\n/gm, ''), 'malformed'],
    ['a record of another shape', whole.replace('"parents":[]', '"parents":"x"'), 'malformed'],
    ['a prototype key', whole.replace('"content":{}', '"content":{"__proto__":{"x":1}}'), 'malformed'],
    [
      'too deep',
      whole.replace('"content":{}', `"content":{"deep":${'['.repeat(9000)}${']'.repeat(9000)}}`),
      'malformed',
    ],
    ['too much', whole.replace('"content":{}', `"content":{"more":"${'x'.repeat(61_000)}"}`), 'too-large'],
  ])('%s: shown as text, nothing written', (_, body, why) => {
    const read = readBody(body, HOME);
    expect(read).toMatchObject({ kind: 'damaged', why });
    expect(splice(body, FIRST)).toBe(body);
  });

  it('can be repaired: the old text stays readable, a new section stands beside it', () => {
    const body = `${whole}\n\n${writeSection(outcomeOf({ problem: 'second' }))}`;
    expect(salvage((readBody(body, HOME) as { text: string }).text)).toEqual({ ...FIRST_FORM });
    const repaired = splice(asPlainText(body), FIRST);
    expect(readOutcome(repaired).outcome).toEqual(FIRST);
    expect(repaired).toContain('| Problem | second |');
    expect(readRendered(rendered(repaired))?.count).toBe(1);
  });

  it('a newer major version is read-only', () => {
    const marked = whole.replace('sightline:outcome 1', 'sightline:outcome 2');
    expect(readBody(marked, HOME)).toMatchObject({ kind: 'newer', format: '2.0' });
    const inside = whole.replace('"format":"1.0"', '"format":"3.4"');
    expect(readBody(inside, HOME)).toMatchObject({ kind: 'newer', format: '3.4' });
    for (const body of [marked, inside]) expect(splice(body, FIRST)).toBe(body);
  });

  it('a newer minor version is read and its fields survive', () => {
    const body = splice('', FULL);
    const { outcome } = readOutcome(body);
    const next = stamp(outcome, { ...outcome.content, owner: 'acme-dev' }, { id: outcome.id, home: HOME });
    const again = readOutcome(splice(body, next)).outcome;
    expect(again).toMatchObject({
      format: '1.7',
      futureTop: 'kept',
      content: { futureField: { list: [1, 2, 3] } },
    });
  });
});

describe('removal', () => {
  const gone = stamp(
    FIRST,
    { removed: { at: '2026-11-21T10:00:00Z', by: 'acme-pm', why: 'duplicate --> of #12' } },
    { id: 'o1', home: HOME },
  );

  it('leaves one comment that readers do not see and that names what it replaced', () => {
    const body = splice(`Above\n\n${writeSection(FIRST)}\n\nBelow`, gone);
    expect(rendered(body).textContent?.replace(/\s+/g, ' ').trim()).toBe('Above Below');
    expect(body.length).toBeLessThan(500);
    const read = readOutcome(body);
    expect(read).toEqual({ kind: 'outcome', outcome: gone, handEdited: false });
    expect(read.outcome.parents).toContain(FIRST.version);
  });

  it('can be taken back in the same place', () => {
    const body = splice(`Above\n\n${writeSection(FIRST)}\n\nBelow`, gone);
    const back = stamp(gone, FIRST.content, { id: 'o1', home: HOME });
    const again = splice(body, back);
    expect(again).toMatch(/^Above\n\n<!-- sightline[\s\S]*-->\n\nBelow$/);
    expect(readOutcome(again).outcome.content).toEqual(FIRST.content);
  });
});

describe('a section that waits for its item', () => {
  it('finds its home when it is read there', () => {
    const waiting = { ...FIRST, home: { tracker: 'github', site: 'github.com', key: 'acme/shop#' } };
    const { outcome, handEdited } = readOutcome(splice('', waiting));
    expect(outcome.home).toEqual(HOME);
    expect(handEdited).toBe(false);
  });

  it('a record of another item keeps its own home', () => {
    const other = { ...HOME, key: 'acme/shop#12', id: 'I_other' };
    const read = readBody(splice('', { ...FIRST, home: other }), HOME);
    expect(read.kind === 'outcome' && read.outcome.home).toEqual(other);
  });
});

describe('rendered by the page', () => {
  const found = (markdown: string) => readRendered(rendered(markdown));

  it('is found under any level of heading, beside other headings', () => {
    const section = writeSection(FIRST).replace('## Outcome', '#### Outcome');
    const read = found(
      `# Outcome\n\nprose\n\n## Steps\n\n${section}\n\n## Outcome\n\n| a | b |\n| - | - |\n| 1 | 2 |`,
    );
    expect(read?.count).toBe(1);
    expect(read?.rows.map(([label]) => label)).toEqual([
      'Problem',
      'For whom',
      'Metric',
      'Target',
      'By',
      'Because',
    ]);
  });

  it('ignores buttons that the page adds, and reads the data through its colouring', () => {
    const root = rendered(writeSection(FIRST));
    const button = document.createElement('button');
    button.textContent = 'Copy';
    root.querySelectorAll('td')[1]?.append(button);
    root.querySelector('pre')?.append(button.cloneNode(true));
    const before = root.outerHTML;
    const read = readRendered(root);
    expect(root.outerHTML).toBe(before);
    if (!read) throw new Error('not found');
    expect(readRows(read, HOME)).toEqual({ kind: 'outcome', outcome: FIRST, handEdited: false });
  });

  it('counts a second one', () => {
    const read = found(`${writeSection(FIRST)}\n\n${writeSection(FIRST)}`);
    expect(read?.count).toBe(2);
    if (read) expect(readRows(read, HOME)).toMatchObject({ kind: 'damaged', why: 'doubled' });
  });

  it('is nothing without our data, or in a quote', () => {
    expect(found(writeSection(FIRST).replace(/<details>[\s\S]*<\/details>/, ''))).toBeNull();
    expect(found(writeSection(FIRST).replace(/^/gm, '> '))).toBeNull();
  });
});
