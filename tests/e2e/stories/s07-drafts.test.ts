import { describe, expect, test } from 'vitest';
import { ANSWERS, answer, LABELS, openForm } from '../answers';
import { until } from '../driver';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(7))('S7: a draft survives (%s roots)', (roots) => {
  const stage = stageFor('s07', roots);
  const key = 'acme/shop#142';

  const draftKept = async (tab: { ui: { reads(t: RegExp): Promise<string> } }) =>
    tab.ui.reads(/Draft kept on this device/);

  test('reload, another issue and back, and an update of the extension', async () => {
    const pm = await stage.person('acme-pm');
    const tab = await pm.open(url(key));
    await openForm(tab);
    await answer(tab, { problem: ANSWERS.problem, segment: ANSWERS.segment });
    await draftKept(tab);
    await stage.picture(tab, '1-draft');

    await tab.reload();
    await openForm(tab, /^(Write the outcome|Edit|Go on)/);
    expect((await tab.ui.see({ label: LABELS.problem })).value).toBe(ANSWERS.problem);
    expect((await tab.ui.see({ label: LABELS.segment })).value).toBe(ANSWERS.segment);

    await tab.evaluate(
      `(() => { const a = document.createElement('a'); a.href = '/acme/shop/issues/139'; a.id = 'next'; a.textContent = 'Next issue';
        a.style = 'position:fixed;top:0;left:0;z-index:9;padding:8px;background:#fff'; document.body.append(a); })()`,
    );
    // Not waited for: the last letters are typed and a link of the page is clicked at once.
    await answer(tab, { segment: `${ANSWERS.segment} and tablet` });
    await tab.page.click({ selector: '#next' });
    await until('the other issue', () => tab.url().endsWith('/139'));
    await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    expect(await tab.ui.text()).not.toContain(ANSWERS.reason);
    await tab.evaluate('history.back()');
    await until('the first issue', () => tab.url().endsWith('/142'));
    await tab.ui.see({ role: 'button', name: /^(Write the outcome|Edit|Go on)/ });
    await openForm(tab, /^(Write the outcome|Edit|Go on)/);
    expect((await tab.ui.see({ label: LABELS.problem })).value).toBe(ANSWERS.problem);
    expect((await tab.ui.see({ label: LABELS.segment })).value).toBe(`${ANSWERS.segment} and tablet`);

    // A program goes on, and nothing was clicked before: the letters arrive from the next issue's address.
    await answer(tab, { reason: ANSWERS.reason });
    await tab.evaluate(`void window.__playground.softNavigate('/acme/shop/issues/139')`);
    await tab.ui.see({ role: 'button', name: 'Write the outcome' });
    await tab.evaluate('history.back()');
    await until('the first issue again', () => tab.url().endsWith('/142'));
    await openForm(tab, /^(Write the outcome|Edit|Go on)/);
    expect((await tab.ui.see({ label: LABELS.reason })).value).toBe(ANSWERS.reason);

    await answer(tab, { metric: ANSWERS.metric });
    await draftKept(tab);
    await pm.update();
    // The tab was open before the new version came: it goes on in it, with and without a reload.
    await tab.front();
    await openForm(tab, /^(Write the outcome|Edit|Go on)/);
    expect((await tab.ui.see({ label: LABELS.metric })).value).toBe(ANSWERS.metric);
    await tab.reload();
    await openForm(tab, /^(Write the outcome|Edit|Go on)/);
    expect((await tab.ui.see({ label: LABELS.metric })).value).toBe(ANSWERS.metric);
    await stage.picture(tab, '2-after-update');
  });

  test('a second editor of the same issue is told', async () => {
    const pm = await stage.person('acme-pm');
    const one = await pm.open(url(key));
    await openForm(one);
    await answer(one, { problem: 'One' });
    await draftKept(one);
    const two = await pm.open(url(key));
    await openForm(two, /^(Write the outcome|Edit|Go on)/);
    await answer(two, { problem: 'Two' });
    await two.ui.reads('This issue is also open for editing in another tab.');
    await stage.picture(two, '3-two-editors');
  });
});
