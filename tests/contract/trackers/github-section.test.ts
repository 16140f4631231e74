// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { PackError, pack } from '../../../lib/outcome/codec';
import { toForm } from '../../../lib/outcome/fields';
import type { Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { readRendered } from '../../../lib/trackers/github/rendered';
import { readBody, readRows, splice, writeSection } from '../../../lib/trackers/github/section';
import { FIRST_FORM, FULL, HOME } from '../../fixtures/outcome/full';
import { FIRST, outcomeOf, readOutcome, rendered } from '../../support/section';

describe('what people see', () => {
  it('is a heading, rows in order, and data folded away', () => {
    const lines = writeSection(FIRST).split('\n');
    expect(lines.slice(0, 13)).toEqual([
      '<!-- sightline:outcome 1 -->',
      '## Outcome',
      '',
      '| Question | Answer |',
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

  it.each(['json', ''])('may be JSON that names a format (%s)', (language) => {
    const own = `\`\`\`${language}\n{ "format": "csv", "rows": 3 }\n\`\`\``;
    const body = splice('', FIRST).replace('## Outcome\n', `## Outcome\n\n${own}\n`);
    expect(readOutcome(body)).toMatchObject({ handEdited: false, outcome: { version: FIRST.version } });
    const next = splice(body, outcomeOf({ ...FIRST_FORM, target: '66 %' }));
    expect(next).toContain(own);
    expect(toForm(readOutcome(next).outcome.content).target).toBe('66 %');
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

const FOREIGN = '## Outcome\n\n| Problem | x |\n| --- | --- |\n| Metric | y |';
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
    ['a foreign heading', FOREIGN, '| Problem | x |\n| --- | --- |\n| Metric | y |'],
  ])('%s', (_, body, foreign?: string) => {
    expect(readBody(body, HOME)).toEqual({ kind: 'none', ...(foreign !== undefined && { foreign }) });
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

describe('a record without answers', () => {
  const home = { tracker: 'github', site: 'github.com', key: 'acme/shop#12' };
  const waiver = { by: 'acme-pm', why: 'Chore for @acme-dev', until: '2027-01-15' };
  const links = [{ ref: { ...home, key: 'acme/shop#7' } }];

  it.each([
    ['a waiver', { waiver }, 'Waived'],
    ['a link to its home', { links }, 'Held in'],
    ['both', { waiver, links }, 'Held in'],
  ])(
    '%s is read back, says so to people, and stays the same when it is written again',
    (_, content, label) => {
      const outcome = stamp(null, content, { id: 'o1', home });
      const body = splice('Before.', outcome);
      expect(body).toContain(`| ${label} |`);
      expect(body).not.toMatch(/[^`]@acme-dev[^`"]/);
      const read = readBody(body, home);
      expect(read).toMatchObject({ kind: 'outcome', outcome: { content, version: outcome.version } });
      expect(splice(body, outcome)).toBe(body);
    },
  );
});
