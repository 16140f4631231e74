/** What is shown of what is asked, and what of a form is saved with it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankOf,
  elsewhereOf,
  fieldsOf,
  gapsIn,
  shownAsks,
  toSave,
  typedBefore,
} from '../../../components/gate/asks';
import { FIELDS, type Form } from '../../../lib/outcome/fields';
import { type GateView, MOST_ASKED } from '../../../lib/outcome/quality';
import { blankOf as blankByTheTeam } from '../../../lib/team/asks';
import { assess } from '../../../lib/team/assess';
import { DEFAULTS } from '../../../lib/team/defaults';
import { ASKS } from '../../../lib/team/team';
import { held } from '../page/gate-held';

const text = fc.constantFrom('', ' ', '67 %', 'Shoppers leave');
const form = fc
  .record(Object.fromEntries(FIELDS.map((f) => [f, fc.option(text, { nil: undefined })])))
  .map((f) => JSON.parse(JSON.stringify(f)) as Form);
const asked = fc.uniqueArray(fc.constantFrom(...ASKS), { maxLength: 3 });
const gateOf = (a: GateView['asked']) => held('close', { asked: a });
const blank = (v: string | undefined) => (v ?? '').trim() === '';

describe('of what is asked', () => {
  test('the same is blank as by the word of the team', () => {
    fc.assert(
      fc.property(asked, form, (asks, f) => {
        const here = asks.filter((a) => !elsewhereOf(gateOf(asks)).includes(a));
        expect(blankOf(asks, f)).toEqual(blankByTheTeam(here, f));
      }),
    );
  });

  test('each is shown with its fields, or named as answered elsewhere', () => {
    for (const ask of ASKS) {
      const shown = shownAsks(gateOf([ask]), undefined);
      expect([...shown, ...elsewhereOf(gateOf([ask]))]).toEqual([ask]);
      expect(fieldsOf(shown).length > 0).toBe(shown.length > 0);
      expect(gapsIn([ask], {}).every((f) => fieldsOf(shown).includes(f))).toBe(true);
    }
  });

  test('a field stands once, in the order of the form', () => {
    expect(fieldsOf(['target', 'metric'])).toEqual(['metric', 'baseline', 'target', 'by']);
  });
});

describe('where nothing is blank', () => {
  const quality = (f: Form) =>
    assess({
      ...{ key: '', title: '', form: f, settings: DEFAULTS, today: '2026-11-19' },
      content: { hypothesis: { problem: f.problem ?? '' } },
      facts: { kind: 'doing' },
    });

  test('what makes it weak is shown, at most three, the faults first', () => {
    fc.assert(
      fc.property(form, (f) => {
        const shown = shownAsks(gateOf([]), quality(f));
        expect(shown.length).toBeLessThanOrEqual(MOST_ASKED);
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
    const weak = quality({
      problem: 'Shoppers are sent to a sign-up form before they can pay',
      segment: 'First-time shoppers on mobile',
      metric: 'Checkout completion',
      target: 'a lot',
      by: '2027-03-31',
      reason: 'We saw it',
    });
    expect(shownAsks(gateOf([]), weak)[0]).toBe('target');
  });

  test('nobody knows what, and nothing is shown', () => {
    expect(shownAsks(gateOf([]), undefined)).toEqual([]);
  });
});

test('is saved: what is shown as typed, what was blank as typed, the rest as it was', () => {
  const shown = fc.uniqueArray(fc.constantFrom(...FIELDS));
  fc.assert(
    fc.property(form, form, shown, (saved, typed, fields) => {
      const next = toSave(saved, typed, fields);
      const before = typedBefore(saved, typed, fields);
      for (const f of FIELDS) {
        const taken = fields.includes(f) || before.includes(f);
        expect(next[f]).toBe(taken ? typed[f] : saved[f]);
        // Nothing that stood there goes unless it was shown.
        if (!fields.includes(f) && !blank(saved[f])) expect(next[f]).toBe(saved[f]);
        if (before.includes(f)) expect(blank(saved[f]) && !blank(typed[f])).toBe(true);
      }
    }),
  );
});
