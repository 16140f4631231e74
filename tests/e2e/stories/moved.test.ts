import { describe, expect, test } from 'vitest';
import { findIssue, findRepository, issueAt, transferIssue } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { answer, openForm, writeOutcome } from '../answers';
import { until } from '../driver';
import { stageFor, url } from '../stage';

describe('an issue is transferred while its tab is open', () => {
  const stage = stageFor('moved', 'closed');
  const key = 'acme/shop#142';

  test('the tab is told, leads there, and what was saved in it goes along', async () => {
    const pm = await stage.person('acme-pm', {
      token: PRACTICE_TOKENS.pmWrite,
      places: ['acme/shop', 'acme/payments'],
    });
    const tab = await pm.open(url(key));
    await writeOutcome(tab);
    await tab.ui.reads(/Shared in this issue/, 20_000);
    await openForm(tab, /^Edit/);
    await answer(tab, { segment: 'Guests' });

    const { state } = stage.playground;
    const target = findRepository(state, 'acme', 'payments');
    if (!target) throw new Error('no acme/payments');
    const { number } = transferIssue(state, issueAt(state, key), target);
    const to = `acme/payments#${number}`;
    await tab.press('Control+Enter');
    await tab.ui.reads(`This issue moved to ${to}.`, 20_000);
    await stage.picture(tab, '1-told');

    await tab.ui.click({ role: 'button', name: 'Open it there' });
    await until('the page of the issue', () => tab.url() === url(to));
    await tab.ui.click({ role: 'button', name: /^Decide/ });
    await tab.ui.reads('This issue had that address before it was transferred, and its record came along.');
    await stage.picture(tab, '2-there');
    await tab.ui.click({ role: 'button', name: 'Take it over' });
    const there = () => findIssue(state, target, number)?.body ?? '';
    await until('the section', () => there().includes('Guests'), 20_000);
    expect(there().match(/sightline:outcome 1/g)).toHaveLength(1);
    await tab.ui.reads(/Shared in this issue/, 20_000);
  });
});
