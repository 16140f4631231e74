// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { readRendered } from '../../../lib/trackers/github/rendered';
import { salvage } from '../../../lib/trackers/github/salvage';
import { asPlainText, readBody, splice, writeSection } from '../../../lib/trackers/github/section';
import { FIRST_FORM, FULL, HOME } from '../../fixtures/outcome/full';
import { FIRST, outcomeOf, readOutcome, rendered } from '../../support/section';

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
    const inside = whole.replace('"format":"1.1"', '"format":"3.4"');
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
