import { describe, test } from 'vitest';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { ANSWERS, writeOutcome } from '../answers';
import { rootsOf, stageFor, url } from '../stage';

describe.each(rootsOf(3))('S3: a team mate sees it (%s roots)', (roots) => {
  const stage = stageFor('s03', roots);

  test('with a token, and without one from the page alone', async () => {
    const pm = await stage.person('acme-pm', { token: PRACTICE_TOKENS.pmWrite });
    const dev = await stage.person('acme-dev');
    const early = await dev.open(url('acme/shop#142'));
    await early.ui.reads('Outcome required');

    const mine = await pm.open(url('acme/shop#142'));
    await writeOutcome(mine);
    await mine.ui.reads(/Shared in this issue/, 20_000);

    // The open page of the team mate follows by itself; a page opened later knows at once.
    await early.ui.reads(/Framed/, 20_000);
    const late = await dev.open(url('acme/shop#142'));
    await late.ui.reads(/67 %/);
    await late.ui.click({ role: 'button', name: 'Open' });
    await late.ui.reads(new RegExp(`solving this problem — ${ANSWERS.problem}`));
    await stage.picture(late, '1-team-mate');
  });
});
