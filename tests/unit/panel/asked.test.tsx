// @vitest-environment happy-dom
/** What is asked grows by stage: the four inputs, and what the team asks beyond them, opened by itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askedFields } from '../../../components/panel/asked';
import { MOST_ASKED } from '../../../lib/outcome/quality';
import { ASKS } from '../../../lib/team/team';
import { judged, qualityOf } from '../../gallery/quality-views';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { baseline: _, ...WITHOUT } = FOUR;

test('its fields stand open and empty, and one line says who asks and what comes after', async () => {
  const quality = qualityOf({ asked: ['business', 'metric', 'guardrail'], more: 2 });
  const p = await open({ view: judged(WITHOUT, quality) }, { intent: 'edit' });
  for (const f of ['business', 'baseline', 'guardrail', 'guardrailLimit'] as const)
    expect(p.field(f)?.value).toBe('');
  expect(p.field('owner')).toBeNull();
  expect(p.text()).toContain(
    'Team Checkout asks for a business link, a metric with its baseline and a guardrail at this stage. 2 more after those.',
  );
});

test('what is said already is neither opened anew nor asked', async () => {
  const quality = qualityOf({ asked: ['business'], team: undefined });
  const p = await open(
    { view: judged({ ...FOUR, business: 'Revenue, by 31 March' }, quality) },
    { intent: 'edit' },
  );
  expect(p.text()).not.toContain('at this stage');
});

test('the line goes once its field is filled, and the field stays', async () => {
  const quality = qualityOf({ asked: ['business'], team: undefined });
  const p = await open({ view: judged(FOUR, quality) }, { intent: 'edit' });
  expect(p.text()).toContain('Asked for a business link at this stage.');
  await p.type('business', 'Revenue, by 31 March');
  expect(p.text()).not.toContain('at this stage');
  expect(p.field('business')?.value).toBe('Revenue, by 31 March');
});

test('a first form has its four inputs, and nothing more where nothing more is asked', async () => {
  const p = await open(
    { view: { ...viewOf(null), quality: qualityOf({ strength: undefined }) } },
    { intent: 'edit' },
  );
  const fields = [...p.slot.container.querySelectorAll('.form [id^="sl-f-"]')].map((e) => e.id);
  expect(fields).toEqual(['problem', 'segment', 'metric', 'target', 'by', 'reason'].map((f) => `sl-f-${f}`));
});

test('of whatever is asked, at most three new inputs open', () => {
  for (const a of ASKS)
    for (const b of ASKS)
      for (const c of ASKS) {
        const fields = askedFields({ ...qualityOf(), asked: [a, b, c] }, {});
        const inputs = new Set(fields.filter((f) => f !== 'guardrailLimit'));
        expect(inputs.size).toBeLessThanOrEqual(MOST_ASKED);
      }
});
