import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOrText } from '../../../lib/outcome/day';
import { applyForm, type Form, missing, toForm } from '../../../lib/outcome/fields';
import { aliasOf, sameItem } from '../../../lib/outcome/item';
import { Content } from '../../../lib/outcome/record';
import { versionOf } from '../../../lib/outcome/version';
import { FIRST_FORM, FULL_CONTENT, HOME } from '../../fixtures/outcome/full';
import { form, holds } from '../../support/arbitraries';

const newId = () => 'g1';

describe('a form and a record', () => {
  it('give each other back exactly, but for a date’s spelling and a guardrail without its name', () => {
    holds(
      fc.property(form, (f) => {
        const content = applyForm({}, f, newId);
        expect(Content.safeParse(content).error?.issues).toBeUndefined();
        const back = toForm(content);
        const { guardrailLimit: _, ...rest } = f;
        expect(back).toMatchObject({ ...rest, ...(f.by && { by: isoOrText(f.by) }) });
        expect(versionOf(applyForm(content, back, newId))).toBe(versionOf(content));
      }),
      200,
    );
  });

  it('writing the form of a full record back changes nothing', () => {
    expect(applyForm(FULL_CONTENT, toForm(FULL_CONTENT), newId)).toEqual(FULL_CONTENT);
  });

  it('leaves everything that the form does not know, and takes out what was emptied', () => {
    const next = applyForm(
      FULL_CONTENT,
      { ...toForm(FULL_CONTENT), owner: ' ', guardrail: '', guardrailLimit: '' },
      newId,
    );
    expect(next).not.toHaveProperty('owner');
    expect(next.guardrails?.map((g) => g.id)).toEqual(['g2']);
    expect(next.evidence).toEqual(FULL_CONTENT.evidence);
    expect(next.futureField).toEqual(FULL_CONTENT.futureField);
    expect(next.primary?.worthActingOn).toBe('1.5 points');
  });

  it('writes a date that names one day as ISO, any other as typed', () => {
    const by = (text: string) => applyForm({}, { by: text }, newId).primary?.by;
    expect(by('31 Mar 2027')).toBe('2027-03-31');
    expect(by('03/04/2027')).toBe('03/04/2027');
    expect(by('next spring')).toBe('next spring');
  });

  it.each([
    ['at most 1.2 %', { side: 'atMost', limit: '1.2 %' }],
    ['≥ 95 %', { side: 'atLeast', limit: '95 %' }],
    ['about 5', { limit: 'about 5' }],
  ])('reads the limit %s', (typed, read) => {
    const f: Form = { guardrail: 'Errors', guardrailLimit: typed };
    const [g] = applyForm({}, f, newId).guardrails ?? [];
    expect(g).toEqual({ id: 'g1', metric: { name: 'Errors' }, ...read });
  });

  it('names what is missing in the order in which it is asked', () => {
    expect(missing({})).toEqual(['problem', 'segment', 'metric', 'target', 'by', 'reason']);
    expect(missing({ ...FIRST_FORM, target: '  ' })).toEqual(['target']);
    expect(missing(FIRST_FORM)).toEqual([]);
  });
});

describe('items', () => {
  it('are the same by stable id, else by alias in any case', () => {
    expect(sameItem(HOME, { ...HOME, key: 'acme/moved#7' })).toBe(true);
    expect(sameItem(HOME, { ...HOME, id: 'other' })).toBe(false);
    const { id: _, ...bare } = HOME;
    expect(sameItem(bare, { ...HOME, key: 'ACME/Shop#142' })).toBe(true);
    expect(sameItem(HOME, { ...HOME, site: 'ghe.example' })).toBe(false);
    expect(sameItem(HOME, { ...HOME, tracker: 'other' })).toBe(false);
    expect(aliasOf(HOME)).toBe('github|github.com|acme/shop#142');
  });
});
