// @vitest-environment happy-dom
/** The plan: funded or not, registered, and every change since with its reason. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changesOf, struckSlots } from '../../../components/panel/amendments';
import type { Quality } from '../../../lib/outcome/quality';
import { AMENDED, judged, qualityOf, registered } from '../../gallery/quality-views';
import { jira } from '../../gallery/tracker-views';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type P = Awaited<ReturnType<typeof open>>;
const text = (p: P) => p.text().replace(/\u00a0/g, ' ');

describe('funding', () => {
  test('not yet: one sentence, a press away', async () => {
    const p = await open({ view: judged(FOUR, qualityOf({ funding: 'not yet' })) });
    expect(text(p)).toContain('Not funded yet: one sentence has to link this to a business outcome');
    await p.click('Write the sentence');
    expect(p.active()).toBe(p.field('business'));
  });

  test.each([
    ['funded', 'Funded by the sentence'],
    ['waived', 'Funded with a waiver'],
  ] as const)('%s', async (funding, says) => {
    expect(text(await open({ view: judged(FOUR, qualityOf({ funding })) }))).toContain(says);
  });

  test('in the backlog nobody is asked for money yet; what is asked nothing says nothing of it', async () => {
    const backlog = await open({ view: judged(FOUR, qualityOf({ funding: 'not yet', stage: 'backlog' })) });
    expect(text(backlog)).not.toContain('funded');
    const bug = await open({
      view: judged(FOUR, qualityOf({ funding: 'not yet', spared: { why: 'exempt', word: 'bug' } })),
    });
    expect(text(bug)).not.toContain('funded');
  });
});

describe('registration', () => {
  test('“Start measuring” says what it does, and does it', async () => {
    const p = await open(
      { view: judged(FOUR, qualityOf({ mayRegister: true })) },
      { answers: { 'outcome.register': () => registered() } },
    );
    expect(text(p)).toContain('The plan freezes with today’s date');
    await p.click('Start measuring');
    expect(p.sentOf('outcome.register')).toHaveLength(1);
    expect(text(p)).toContain('Registered 14 Sep by acme-pm; witness: comment of 14 Sep.');
    expect(p.ui.queryByRole('button', { name: 'Start measuring' })).toBeNull();
  });

  test.each([undefined, ' ', '64 %'])(
    'before a plan freezes, what it has no baseline for is said: %j',
    async (baseline) => {
      const { baseline: _, ...rest } = FOUR;
      const form = baseline === undefined ? rest : { ...rest, baseline };
      const p = await open({ view: judged(form, qualityOf({ mayRegister: true })) });
      const blank = !baseline?.trim();
      expect(
        text(p).includes('No baseline yet: without one nobody can say later by how much it moved.'),
      ).toBe(blank);
      if (!blank) return;
      await p.click('Add the baseline');
      expect(p.active()).toBe(p.field('baseline'));
    },
  );

  const line = async (r: Partial<NonNullable<Quality['registered']>>, on = registered()) => {
    const at = '2026-09-14T08:00:00Z';
    const quality = { ...qualityOf(), registered: { at, by: 'acme-pm', ...r } };
    return text(await open({ view: { ...on, quality } }));
  };

  test('a witness that can be looked at is linked, and nothing else is', async () => {
    const to = 'https://acme.atlassian.net/browse/ACME-12?focusedCommentId=1';
    const p = await open({
      view: {
        ...registered(),
        quality: qualityOf({ registered: { at: '2026-09-14T08:00:00Z', witness: to } }),
      },
    });
    expect(p.ui.getByRole('link', { name: 'comment' }).getAttribute('href')).toBe(to);
    expect(p.slot.container.querySelectorAll('a')).toHaveLength(1);
    expect(await line({ witness: 'javascript:alert(1)' })).toContain('witness: javascript:alert(1).');
    expect(document.querySelectorAll('a')).toHaveLength(0);
  });

  test('where the description is the home, its history is the witness; elsewhere there is none', async () => {
    expect(await line({})).toContain('witness: the edit history of the description.');
    const there = { ...registered(), ...jira(FOUR), outcome: registered().outcome };
    expect(await line({}, there)).toContain(', no witness: only Sightline’s own record shows it.');
    const here = { ...registered(), sharing: { state: 'here' as const } };
    expect(await line({}, here)).toContain(', no witness:');
  });

  test('late, or recorded afterwards', async () => {
    expect(await line({ late: true })).toContain(' late ');
    const after = registered({ launch: { date: '2026-09-01' } });
    expect(await line({ late: true }, after)).toContain('recorded afterwards');
    expect(await line({})).not.toContain('late');
  });

  test('the registered plan is a press away', async () => {
    const p = await open({ view: registered() });
    await p.click('See the registered plan');
    expect(text(p)).toContain('Target68 %');
    // What goes with another field is not named beside it.
    expect(text(p)).not.toContain('Unit%');
  });
});

describe('what was changed since', () => {
  test('the old value struck, the new one, its number, and below why', async () => {
    const p = await open({ view: AMENDED });
    const struck = [...p.slot.container.querySelectorAll('.sent s')].map((s) =>
      s.textContent?.replace(/\u00a0/g, ' '),
    );
    expect(struck).toEqual(['68 %', '28 Feb 2027']);
    expect([...p.slot.container.querySelectorAll('.sent .am')].map((n) => n.textContent)).toEqual(['1', '2']);
    expect(text(p)).toContain(
      'Target changed after launch: 68 % → 67 %, 12 Oct, by acme-pm. Both are kept. Reason: “The launch left out one country',
    );
    // Nobody hides what changed without a word.
    expect(text(p)).toContain(
      'Date changed after registration: 28 Feb 2027 → 31 Mar 2027. Both are kept. Nobody said why.',
    );
  });

  test('twice the same field: what was registered stays struck, and both numbers stand', () => {
    const change = (id: string, from: string, to: string, at: string) => ({
      id,
      field: 'target',
      from,
      to,
      at,
      reason: 'r',
    });
    const content = {
      amendments: [
        change('b', '66 %', '65 %', '2026-10-20T00:00:00Z'),
        change('a', '68 %', '66 %', '2026-10-12T00:00:00Z'),
      ],
    };
    const { target } = struckSlots(changesOf(content, undefined));
    expect(target).toEqual({ from: '68\u00a0%', numbers: [1, 2] });
  });

  test('a field that this version does not know is named as it stands', async () => {
    const amendments = [{ id: 'x', field: 'population', to: 'all', at: '2026-10-12T09:00:00Z', reason: 'r' }];
    const p = await open({ view: registered({ amendments }) });
    expect(text(p)).toContain('population changed after registration: left empty → all');
  });
});

describe('changing a registered plan', () => {
  const view = registered();
  const start = () => open({ view }, { intent: 'edit', answers: { 'outcome.save': () => view } });
  const why = (p: P) => p.slot.container.querySelector<HTMLInputElement>('#sl-f-why');

  test('asks why before it is saved, and says what was registered', async () => {
    const p = await start();
    expect(why(p)).toBeNull();
    await p.type('target', '65 %');
    expect(text(p)).toContain('Target: registered 67 % Keep 67 %');
    expect(text(p)).toContain('Everyone with Sightline sees this with both values.');
    expect(p.ui.getByRole('button', { name: /^Record the amendment/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await p.key('Enter', { ctrlKey: true });
    expect(p.sentOf('outcome.save')).toEqual([]);
    expect(p.active()).toBe(why(p));
    expect(why(p)?.getAttribute('aria-invalid')).toBe('true');
    await act(async () => {
      const el = why(p);
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(el, 'One country less');
      el?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await p.settle();
    await p.key('Enter', { ctrlKey: true });
    expect(p.sentOf('outcome.save')).toMatchObject([{ why: 'One country less', form: { target: '65 %' } }]);
  });

  test('the way back takes the question away', async () => {
    const p = await start();
    await p.type('by', '30 Apr 2027');
    await p.click('Keep 31 Mar 2027');
    expect(p.field('by')?.value.replace(/\u00a0/g, ' ')).toBe('31 Mar 2027');
    expect(why(p)).toBeNull();
  });

  test('problem and reason may be put better without one', async () => {
    const p = await start();
    await p.type('problem', 'Said better');
    await p.type('reason', 'And why, too');
    expect(why(p)).toBeNull();
    await p.key('Enter', { ctrlKey: true });
    expect(p.sentOf('outcome.save')[0]).not.toHaveProperty('why');
  });

  test('the same day or number written otherwise is no change', async () => {
    const p = await start();
    await p.type('by', '2027-03-31');
    await p.type('target', ' 67 % ');
    expect(why(p)).toBeNull();
  });

  test('of a target that stays no unit is read off anew: that would be a change nobody made', async () => {
    const p = await start();
    expect(view.form.unit).toBeUndefined();
    await p.type('problem', 'Said better');
    await p.key('Enter', { ctrlKey: true });
    expect(p.sentOf('outcome.save')[0]?.form.unit).toBeUndefined();
  });

  test('of a plan that is not registered nobody asks why', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    await p.type('target', '65 %');
    expect(why(p)).toBeNull();
  });
});
