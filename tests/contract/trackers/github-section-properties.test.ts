// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toForm } from '../../../lib/outcome/fields';
import { versionOf } from '../../../lib/outcome/version';
import { readCell, writeCell } from '../../../lib/trackers/github/escape';
import { readRendered } from '../../../lib/trackers/github/rendered';
import {
  asPlainText,
  findSection,
  readBody,
  readRows,
  splice,
  writeSection,
} from '../../../lib/trackers/github/section';
import { HOME } from '../../fixtures/outcome/full';
import { body, form, HOSTILE, holds, text } from '../../support/arbitraries';
import { outcomeOf, rendered } from '../../support/section';

vi.setConfig({ testTimeout: 120_000 });

describe('a cell', () => {
  it('gives back what was typed', () => {
    holds(
      fc.property(text(1000), (value) => {
        fc.pre(!/\r/.test(value) && !/^[ \t\n]|[ \t\n]$/.test(value));
        expect(readCell(` ${writeCell(value)} `)).toBe(value);
      }),
      400,
    );
  });

  it.each([
    ['`a\\|b` \\| c', 'a|b | c'],
    ['``a ` b`` and `` ` ``', 'a ` b and `'],
    ['`open and **bold**', '`open and **bold**'],
    ['a<br>b<BR/>c<br />d', 'a\nb\nc\nd'],
    ['&amp; &lt; &#124; &#x1F389; &unknown; &', '& < | 🎉 &unknown; &'],
    ['\\* \\q \\', '* \\q \\'],
  ])('reads %s as people type it', (cell, value) => expect(readCell(cell)).toBe(value));

  it.each(HOSTILE.filter((h) => h.trim() !== ''))('%j shows as typed and links nothing', (value) => {
    const root = rendered(`| a | b |\n| --- | --- |\n| x | ${writeCell(`see ${value} there`)} |`);
    const cell = root.querySelectorAll('td')[1];
    const shown = Array.from(cell?.childNodes ?? [])
      .map((n) => (n.nodeName === 'BR' ? '\n' : n.textContent))
      .join('');
    expect(shown).toBe(`see ${value.replace('\r\n', '\n')} there`);
    const links = Array.from(cell?.querySelectorAll('a') ?? []).map((a) => a.getAttribute('href'));
    expect(links.filter((href) => href?.startsWith('https://github.com') || href?.startsWith('/'))).toEqual(
      [],
    );
    expect(cell?.querySelector('b,script,strong,em,del,img')).toBeNull();
  });
});

describe('form → section → form', () => {
  it('is exact, and no byte outside changes', () => {
    holds(
      fc.property(form, body, fc.constantFrom('end' as const, 'start' as const), (f, around, where) => {
        const outcome = outcomeOf(f);
        const before = findSection(around);
        const after = splice(around, outcome, where);
        if (before.kind !== 'none') {
          expect(before.kind === 'damaged' && after).toBe(around);
          return;
        }
        const found = findSection(after);
        expect(found.kind).toBe('one');
        if (found.kind !== 'one') return;
        const outside = after.slice(0, found.from) + after.slice(found.to);
        const at = after.startsWith(around) ? 0 : after.length - around.length;
        expect(after.slice(at, at + around.length)).toBe(around);
        expect(outside.replace(around, '')).toMatch(/^(?:\r?\n){0,2}$/);

        const read = readBody(after, HOME);
        expect(read).toMatchObject({ kind: 'outcome', handEdited: false });
        if (read.kind !== 'outcome') return;
        expect(read.outcome).toEqual(outcome);
        expect(toForm(read.outcome.content)).toEqual(toForm(outcome.content));
        // Written once more, nothing moves.
        expect(splice(after, outcome, where)).toBe(after);
      }),
      250,
    );
  });

  it('is exact through what the page shows, too', () => {
    holds(
      fc.property(form, (f) => {
        // Nothing shown, nothing to recognise: an outcome always has one of the first seven rows in practice.
        const outcome = outcomeOf({ problem: 'p', ...f });
        const section = readRendered(rendered(`Intro\n\n${writeSection(outcome)}\n\ntail`));
        expect(section?.count).toBe(1);
        if (!section) return;
        const read = readRows(section, HOME);
        expect(read.kind).toBe('outcome');
        if (read.kind !== 'outcome') return;
        expect(read.outcome.id).toBe('o1');
        if (!read.handEdited) expect(read.outcome.content).toEqual(outcome.content);
        expect(read.handEdited).toBe(false);
      }),
      120,
    );
  });

  it('notifies nobody', () => {
    holds(
      fc.property(form, (f) => {
        const root = rendered(writeSection(outcomeOf(f)));
        const live = Array.from(root.querySelectorAll('a')).map((a) => a.getAttribute('href') ?? '');
        expect(live.filter((href) => /^\/|\/(?:issues|pull|commit|discussions)\/\w/.test(href))).toEqual([]);
        expect(root.querySelector('script,img')).toBeNull();
      }),
      120,
    );
  });
});

describe('hand edits', () => {
  it('whatever is typed into a cell wins and is told', () => {
    holds(
      fc.property(form, text(60), fc.nat(), (f, typed, pick) => {
        const outcome = outcomeOf({ problem: 'p', ...f });
        const lines = splice('', outcome).split('\n');
        const rows = lines.flatMap((l, n) =>
          /^\| (?:Problem|For whom|Because|Owner) \|/.test(l) ? [n] : [],
        );
        const n = rows[pick % rows.length] ?? 0;
        const value = typed.replace(/\s+/g, ' ');
        lines[n] = (lines[n] ?? '').replace(
          /^(\| [^|]+ \|).*$/s,
          (_, label: string) => `${label} ${writeCell(value)} |`,
        );
        const read = readBody(lines.join('\n'), HOME);
        expect(read.kind).toBe('outcome');
        if (read.kind !== 'outcome') return;
        expect(Object.values(toForm(read.outcome.content))).toContain(value.trim());
        expect(read.outcome.version).toBe(versionOf(read.outcome.content));
        expect(read.handEdited).toBe(read.outcome.version !== outcome.version);
        if (read.handEdited) {
          expect(read.outcome.byHand).toBe(true);
          expect(read.outcome.parents[0]).toBe(outcome.version);
        }
      }),
      150,
    );
  });

  it('any damage is read, refused or reported, never thrown, and never written over', () => {
    const outcome = outcomeOf({ problem: 'p', segment: 's', metric: 'm', target: '67 %', by: '2027-03-31' });
    const whole = splice('before\r\n\r\nafter', outcome);
    holds(
      fc.property(fc.nat(whole.length), fc.nat(400), fc.oneof(text(40), fc.constant('')), (at, cut, put) => {
        const hurt = whole.slice(0, at) + put + whole.slice(at + cut);
        const read = readBody(hurt, HOME);
        const again = splice(hurt, outcome);
        if (read.kind === 'damaged' || read.kind === 'newer') expect(again).toBe(hurt);
        else
          expect(readBody(again, HOME)).toMatchObject({
            kind: 'outcome',
            outcome: { version: outcome.version },
          });
        const repaired = splice(asPlainText(hurt), outcome);
        expect(readBody(repaired, HOME).kind).toBe('outcome');
      }),
      250,
    );
  });
});

describe('long and hostile bodies', () => {
  const outcome = outcomeOf({ problem: 'p', metric: 'm' });
  const N = 60_000;
  const bodies: [string, string][] = [
    ['backticks', '`'.repeat(N)],
    ['backtick runs', Array.from({ length: 340 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['bars', '|'.repeat(N)],
    ['bars in a table', `| a | b |\n| --- | --- |\n${'|'.repeat(N)}`],
    ['delimiters', `| a |\n${'|-'.repeat(N / 2)}`],
    ['delimiter that never ends', `| a |\n${'-'.repeat(N)}x`],
    ['comment openers', '<!--'.repeat(N / 4)],
    ['comment lines', '<!--\n'.repeat(N / 5)],
    ['spaces', ' '.repeat(N)],
    ['spaces and markers', ' <!-- sightline:outcome 1 --> '.repeat(N / 30)],
    ['list markers', '- '.repeat(N / 2)],
    ['line feeds', '\n'.repeat(N)],
    ['carriage returns', '\r'.repeat(N)],
    ['hashes', '#'.repeat(N)],
    ['at signs', '@a'.repeat(N / 2)],
    ['hex', 'abcdef0123456789'.repeat(N / 16)],
    ['angle brackets', '<details '.repeat(N / 9)],
    ['fences', '```\n'.repeat(N / 4)],
    ['tildes and a backtick', `${'~'.repeat(N)}\``],
    ['a padded code span', `\` ${'a'.repeat(N)}\``],
    ['a heading that never ends', `## outcome${' '.repeat(N)}x`],
    ['a heading of hashes', `## outcome ${'#'.repeat(N)}x`],
    ['labels that never end', `## Outcome\n${'- **a '.repeat(N / 6)}`],
    ['json', `{"format":${'['.repeat(N)}`],
  ];

  it.each(bodies)('%s: 60 KB cost little more than 6 KB do', (_, hostile) => {
    const work = (b: string) => {
      const started = performance.now();
      readBody(b, HOME);
      splice(b, outcome);
      readCell(b);
      writeCell(b);
      // The same inside a section, where cells and data are looked at.
      readBody(`<!-- sightline:outcome 1 -->\n${b}\n<!-- /sightline:outcome -->`, HOME);
      return performance.now() - started;
    };
    // A square law would take minutes here; the ceiling is wide because the machine is shared.
    expect(work(hostile)).toBeLessThan(3000);
  });
});
