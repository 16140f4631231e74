/**
 * One team file, two people: the lead puts it where the others find it, a team mate joins, sees what changed before it
 * holds, and a broken file changes nothing. Through a repository, a Jira project and an address.
 */
import { describe, expect, test } from 'vitest';
import { FILE_URL, put, standing } from '../../support/team-files';
import { type Person, type Tab, until } from '../driver';
import { setRules } from '../rules';
import { GITHUB_SCENE, JIRA_SCENE, type Scene } from '../scenes';
import { QUICK, type Stage, stageFor } from '../stage';

const BROKEN = '{ "sightline": "team", "format": "1.0", "id": "checkout", ';
/** A property of Jira is always JSON: broken there means something else. */
const WRONG = '{ "sightline": "team", "format": "1.0", "id": "checkout", "policy": { "threshold": "high" } }';

const threshold = async (p: Person, { place }: Scene) =>
  (await p.send({ type: 'settings.at', place })).settings.policy.threshold;
const HASH = 'options.html#team';

/** The lead's own page: what is set up here goes into the file, by the press of a person. */
async function publish(tab: Tab, id: string): Promise<void> {
  await tab.evaluate(`location.hash = ${JSON.stringify(`#team/${id}/save`)}; true`);
  // What was changed from elsewhere is read anew.
  await tab.reload();
  await tab.page.click({ role: 'button', name: 'Save for the team' });
  await tab.page.reads('Saved for the team.');
}

async function change(lead: Person, id: string, to: number): Promise<void> {
  const { teams } = await lead.send({ type: 'team.list' });
  const team = teams.find((t) => t.team.id === id)?.team;
  if (!team) throw new Error('no team');
  const policy = { ...team.policy, threshold: to };
  await lead.send({ type: 'team.draft', id, team: { ...team, policy } });
  await lead.send({ type: 'team.save', id });
}

/** Looks at the file now; what it differs in is shown and nothing of it holds yet. */
async function lookNow(mate: Person): Promise<Tab> {
  const tab = await mate.extensionPage(HASH);
  await tab.page.click({ role: 'button', name: 'Look now' });
  return tab;
}

/** The difference, then the consent. */
async function takes(stage: Stage, mate: Person, scene: Scene, before: number, to: number): Promise<void> {
  const tab = await lookNow(mate);
  await tab.page.reads('It says something else');
  expect(await threshold(mate, scene)).toBe(before);
  await tab.page.click({ role: 'link', name: 'See the difference' });
  await tab.page.reads('The team file has changed');
  await tab.page.reads(String(to));
  await stage.picture(tab, '3-difference');
  await tab.page.click({ role: 'button', name: 'Apply 1 change' });
  await tab.page.reads('1 change applied.');
  expect(await threshold(mate, scene)).toBe(to);
  await tab.close();
}

async function stays(stage: Stage, mate: Person, scene: Scene, to: number): Promise<void> {
  const tab = await lookNow(mate);
  await tab.page.reads('The settings you have stay in force.');
  await stage.picture(tab, '4-broken');
  expect(await threshold(mate, scene)).toBe(to);
}

describe.each([
  { kind: 'repository' as const, scene: GITHUB_SCENE, broken: BROKEN },
  { kind: 'property' as const, scene: JIRA_SCENE, broken: WRONG },
])('U3: a team file in a $kind', ({ kind, scene, broken }) => {
  const stage = stageFor(`u03-${kind}`, 'closed', QUICK, scene);

  test('is put there by the lead, joined from an item, changed with consent, and broken without harm', async () => {
    const { world } = stage.playground;
    const lead = await stage.person('acme-pm', { connected: true });
    const id = await setRules(lead, scene, { threshold: 40 });
    // A page of the tracker is what the browser's own session is used through.
    await lead.open(scene.url(scene.key(142)));
    const options = await lead.extensionPage(HASH);
    await publish(options, id);
    await stage.picture(options, '1-published');
    expect(standing(world, kind)).toMatchObject({ id, policy: { threshold: 40 } });

    const mate = await stage.person('acme-dev', { connected: true });
    const tab = await mate.open(scene.url(scene.key(142)));
    await tab.ui.click({ role: 'button', name: 'Write the outcome' });
    await tab.ui.reads('Checkout’s settings are in');
    await stage.picture(tab, '2-offered');
    expect(await threshold(mate, scene)).not.toBe(40);
    await tab.ui.click({ role: 'button', name: 'Join' });
    await until('it is joined', async () => (await threshold(mate, scene)) === 40);

    await change(lead, id, 45);
    await publish(options, id);
    expect(standing(world, kind)).toMatchObject({ policy: { threshold: 45 } });
    await takes(stage, mate, scene, 40, 45);

    put(world, kind, broken);
    await stays(stage, mate, scene, 45);
  });
});

describe('U3: a team file at an address', () => {
  const scene = GITHUB_SCENE;
  const stage = stageFor('u03-address', 'closed', QUICK, scene);
  const file = (to: number) =>
    JSON.stringify({
      ...{ sightline: 'team', format: '1.0', id: 'checkout', name: 'Checkout' },
      scopes: [{ tracker: 'github', place: 'acme/shop' }],
      policy: { threshold: to },
    });

  test('is looked at before it is joined, changed with consent, and broken without harm', async () => {
    const { world } = stage.playground;
    put(world, 'address', file(40));
    const mate = await stage.person('acme-dev', { connected: true });
    await mate.engine.setAccess?.(`${new URL(FILE_URL).origin}/*`, true);
    const tab = await mate.extensionPage('options.html#team/+join');
    await tab.page.fill({ label: 'Address or share code' }, FILE_URL);
    await tab.page.click({ role: 'button', name: 'Look' });
    await tab.page.reads('What Checkout brings');
    await stage.picture(tab, '1-looked-at');
    await tab.page.click({ role: 'button', name: 'Join this team' });
    await until('it is joined', async () => (await threshold(mate, scene)) === 40);

    put(world, 'address', file(45));
    await takes(stage, mate, scene, 40, 45);
    put(world, 'address', BROKEN);
    await stays(stage, mate, scene, 45);
    put(world, 'address', null);
    await stays(stage, mate, scene, 45);
  });
});
