import { describe, expect, test } from 'vitest';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { linearAnswers } from '../../playground/linear/fault-answers';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import { archiveIssue, linearIssue, unarchive } from '../../playground/linear/state';
import { answer, openForm, writeOutcome } from '../answers';
import { type Person, type Tab, until } from '../driver';
import { JIRA_SCENE, LINEAR_SCENE, type Scene } from '../scenes';
import { addKey } from '../sign-in';
import { QUICK, type Stage, stageFor } from '../stage';

/** What goes wrong, what is said of it, and how it is mended. */
type Case = { name: string; breaks(): unknown; says: RegExp; mends(): unknown };

/** An outcome that stands there is changed under each fault, and every change arrives in the end. */
async function throughAll(
  stage: Stage,
  scene: Scene,
  pm: Person,
  cases: (tab: Tab) => Case[],
): Promise<void> {
  const key = scene.key(142);
  const tab = await pm.open(scene.url(key));
  await writeOutcome(tab);
  await tab.ui.reads(/Shared in this issue/, 20_000);
  for (const { name, breaks, says, mends } of cases(tab)) {
    await openForm(tab, /^Edit/);
    await answer(tab, { segment: `Guests, ${name}` });
    await breaks();
    await tab.press('Control+Enter');
    await tab.ui.reads(says, 20_000);
    await tab.ui.reads(/safe/i);
    await stage.picture(tab, name);
    expect(stage.body(key)).not.toContain(`Guests, ${name}`);
    expect(
      JSON.stringify(await pm.rows(`${scene.tracker}|${scene.place.site}|${key.toLowerCase()}`)),
    ).toContain(`Guests, ${name}`);
    await mends();
    await until(name, () => stage.body(key).includes(`Guests, ${name}`), 20_000);
    await tab.ui.reads(/Shared in this issue|Framed/, 20_000);
  }
}

const again = (tab: Tab) => tab.ui.click({ role: 'button', name: 'Try now' });

describe('T14: a bad day in Jira', () => {
  const scene = JIRA_SCENE;
  const stage = stageFor('t14-jira', 'closed', QUICK, scene);

  test('signed out, somebody else, maintenance, a limit: said, nothing lost, sent when it is over', async () => {
    const pm = await stage.person('acme-pm');
    const { faults, jiraSettings } = stage.playground;
    await throughAll(stage, scene, pm, (tab) => [
      {
        name: 'maintenance',
        breaks: () => Object.assign(jiraSettings, { maintenance: true }),
        says: /Jira is down for maintenance/,
        mends: async () => {
          jiraSettings.maintenance = false;
          await again(tab);
        },
      },
      {
        name: 'limit',
        breaks: () => faults.on({ method: 'PUT' }, jiraAnswers.rateLimited(2)),
        says: /Jira asked for a pause/,
        mends: () => undefined,
      },
      {
        name: 'signed out',
        breaks: () => scene.signIn(pm, ''),
        says: /You are signed out of Jira/,
        mends: async () => {
          await scene.signIn(pm, 'acme-pm');
          await tab.reload();
        },
      },
      {
        name: 'somebody else',
        breaks: () => scene.signIn(pm, 'acme-dev'),
        says: /holds words of Mara Lind that are not sent/,
        mends: async () => {
          await scene.signIn(pm, 'acme-pm');
          await tab.reload();
        },
      },
    ]);
    expect(scene.writes(stage.playground).every((w) => w.login === 'acme-pm')).toBe(true);
  });
});

describe('T14: a bad day in Linear', () => {
  const scene = LINEAR_SCENE;
  const stage = stageFor('t14-linear', 'closed', QUICK, scene);

  test('a limit, archived, a key revoked or of elsewhere: said, nothing lost, sent when it is over', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    const { faults, linear, linearSettings } = stage.playground;
    const issue = linearIssue(linear, scene.key(142));
    const own = linear.keys.find((k) => k.secret === LINEAR_KEYS.pmWrite);
    await throughAll(stage, scene, pm, (tab) => [
      {
        name: 'limit',
        breaks: () =>
          faults.on({ body: /attachmentCreate/ }, linearAnswers.rateLimited('requests', Date.now() + 3000)),
        says: /Linear asked for a pause/,
        mends: () => undefined,
      },
      {
        name: 'archived',
        breaks: () => {
          linearSettings.api.archivedWrites = 'not-found';
          archiveIssue(linear, scene.key(142));
        },
        says: /The issue is archived and takes no changes/,
        mends: async () => {
          unarchive(linear, issue);
          await again(tab);
        },
      },
      {
        name: 'revoked',
        breaks: () => own && Object.assign(own, { revoked: true }),
        says: /Linear does not accept the key/,
        mends: () => addKey(pm, LINEAR_KEYS.pmEngOnly),
      },
      {
        name: 'elsewhere',
        breaks: () => addKey(pm, LINEAR_KEYS.pmGlobex),
        says: /opens another workspace/,
        mends: () => addKey(pm, LINEAR_KEYS.pmEngOnly),
      },
    ]);
  });
});
