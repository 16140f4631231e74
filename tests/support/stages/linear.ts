/**
 * Random schedules on Linear: the outcome is an attachment, in metadata that the server keeps whole or merges. Other
 * clients write it too; people edit the description, attach other things, archive the issue and move it to another
 * team; keys are revoked and replaced.
 */
import type { Outcome } from '../../../lib/outcome/record';
import { fromAttachment, toAttachment, urlOf } from '../../../lib/trackers/linear/attachment';
import type { HomeState } from '../../../lib/trackers/tracker';
import { linearAnswers } from '../../playground/linear/fault-answers';
import type { LinearIssue } from '../../playground/linear/model';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import {
  archive,
  attachmentsOf,
  dropAttachment,
  editDescription,
  keyOf,
  moveIssue,
  putAttachment,
  unarchive,
  upsertAttachment,
} from '../../playground/linear/state';
import type { World } from '../../playground/world';
import { BASE, type Device, device, type Token } from '../device';
import { FAULTS } from './github';
import type { Actor, Play, Stage } from './stage';
import { Stranger } from './stranger';

const FIRST = 'acme/ENG-142';
const PULL = 'https://github.com/acme/shop/pull/';
const LOGINS = ['acme-pm', 'acme-dev', 'acme-design'];
const KEYS = ['pmWrite', 'devWrite', 'designWrite'] as const;

const place = (team: string) => ({
  ...{ tracker: 'linear', site: 'linear.app' },
  ...{ name: `acme/${team}`, owner: 'acme' },
});
const ids = new WeakMap<World, string>();
function issueOf(world: World): LinearIssue {
  const { linear } = world;
  const found = linear.issues.find((i) =>
    ids.has(world) ? i.id === ids.get(world) : keyOf(linear, i) === FIRST,
  );
  if (!found) throw new Error('no issue');
  ids.set(world, found.id);
  return found;
}
const ours = (world: World) => {
  const issue = issueOf(world);
  return attachmentsOf(world.linear, issue).find((a) => a.url === urlOf(BASE, issue.id));
};

type Own = {
  stranger: Stranger;
  /** The metadata that was looked at last. */
  last: unknown;
  versions: Outcome[];
  /** The description as people left it. */
  description: string | null;
};
const owns = new WeakMap<World, Own>();
const own = (world: World): Own => {
  const found = owns.get(world);
  if (!found) throw new Error('not begun');
  return found;
};

function watch({ world }: Play): void {
  const o = own(world);
  const metadata = ours(world)?.metadata;
  if (metadata === o.last) return;
  o.last = metadata;
  const home = LINEAR.home(world);
  if (home.kind === 'outcome') o.versions.push(home.outcome);
}

const tokenOf = (who: number, value: string): Token => ({
  ...{ id: `t${who}`, owner: 'acme', login: LOGINS[who] ?? '', value },
  ...{ tracker: 'linear', origin: 'https://api.linear.app', raw: true as const },
});

/** The secret of a person's key as it is now. */
const keyIn = ({ linear }: World, who: number) => linear.keys.find((k) => k.id === KEYS[who]);

/** A person makes a new key where the old one was revoked. */
async function replaceKey(world: World, { d, who }: { d: Device; who: number }): Promise<void> {
  const key = keyIn(world, who);
  if (!key) return;
  const [, old = ''] = /_(\d+)$/.exec(key.secret) ?? [];
  key.revoked = false;
  key.secret = `${LINEAR_KEYS[KEYS[who] ?? 'pmWrite']}_${Number(old) + 1}`;
  d.setTokens([tokenOf(who, key.secret)]);
  // The page that tells of it goes on without an answer, when the worker dies over it.
  await d.own({ type: 'connection.changed' }).catch(() => undefined);
}

async function turn({ world, r, story }: Play, actor: Actor, step: number): Promise<void> {
  const { who } = actor;
  const did = (what: string) => story.log.push(`${step} ${what} ${who}`);
  const issue = issueOf(world);
  const dice = r.next();
  if (dice < 0.3) {
    const key = keyIn(world, who);
    if (key?.revoked === false) {
      did('key revoked');
      key.revoked = true;
    } else {
      did('key replaced');
      await replaceKey(world, actor);
    }
  } else if (dice < 0.55) {
    if (issue.archivedAt === null) {
      const how = r.pick(['archive', 'auto', 'trash'] as const);
      did(how);
      archive(world.linear, issue, how, 'acme-dev');
    } else {
      did('taken out of the archive');
      unarchive(world.linear, issue);
    }
  } else if (dice < 0.7) {
    const key = keyOf(world.linear, issue);
    story.moved = true;
    moveIssue(world.linear, key, key.startsWith('acme/ENG') ? 'OPS' : 'ENG');
    did(`moved to ${keyOf(world.linear, issue)}`);
  } else if (dice < 0.85) {
    did('something else attached');
    putAttachment(world.linear, keyOf(world.linear, issue), { url: `${PULL}${step}`, title: `#${step}` });
  } else {
    const { limits } = world.linear;
    limits.requests = limits.requests > 100 ? 20 : 2500;
    did(`${limits.requests} requests an hour`);
  }
}

export const LINEAR: Stage = {
  tracker: 'linear',
  places: [place('ENG'), place('OPS')],
  list: 'https://linear.app/acme/team/ENG/all',
  beside: ['acme/ENG-139', 'acme/ENG-137'],
  logins: LOGINS,
  device: (world, who) =>
    device({ world, clock: world.state.clock, token: tokenOf(who, LINEAR_KEYS[KEYS[who] ?? 'pmWrite']) }),
  api: { host: 'api.linear.app' },
  write: { body: /attachmentCreate/ },
  faults: [
    ...FAULTS,
    { name: 'limit', fault: linearAnswers.rateLimited() },
    {
      name: 'limit of points',
      fault: (world) => linearAnswers.rateLimited('complexity', world.state.clock.now() + 600_000, 429),
    },
    { name: 'lock timeout', fault: linearAnswers.lockTimeout() },
    { name: 'internal', fault: linearAnswers.internal() },
    { name: 'unavailable', fault: linearAnswers.unavailable() },
    { name: 'not found', fault: linearAnswers.notFound() },
    { name: 'unsuccessful', fault: linearAnswers.unsuccessful('attachmentCreate') },
  ],
  begin(p) {
    const { world, r } = p;
    const { api } = world.linear.settings;
    api.metadata = r.pick(['replace', 'merge']);
    api.attachmentBumpsIssue = r.chance(0.5);
    api.archivedWrites = r.pick(['allow', 'not-found', 'forbid']);
    api.archivedAttachments = r.chance(0.5);
    api.errorStatus = r.pick([200, 'own']);
    api.idsByKey = r.chance(0.5);
    for (const team of world.linear.teams) team.members = null;
    const item = () => ({ ...LINEAR.now(world), id: issueOf(world).id });
    const stranger = new Stranger({
      read: () => LINEAR.home(world),
      put(outcome) {
        watch(p);
        const issue = issueOf(world);
        upsertAttachment(world.linear, issue, {
          ...toAttachment({ ...outcome, home: item() }, issue.id, BASE),
          by: 'acme-dev',
        });
        watch(p);
      },
      item,
      now: world.state.clock.now,
    });
    const { description } = issueOf(world);
    owns.set(world, { stranger, last: undefined, versions: [], description });
    p.watch = () => watch(p);
  },
  stranger(p, step, gap) {
    const { world, r, story } = p;
    const { stranger } = own(world);
    const issue = issueOf(world);
    const key = keyOf(world.linear, issue);
    const dice = r.next();
    const late = r.chance(0.4);
    if (dice < 0.25) {
      story.log.push(`${step} somebody edits the description`);
      editDescription(world.linear, key, (text) => `${text}\n\nforeign-${step}`);
      own(world).description = issue.description;
    } else if (dice < 0.32) {
      story.log.push(`${step} the attachment is taken off`);
      story.taken = true;
      watch(p);
      dropAttachment(world.linear, key, urlOf(BASE, issue.id));
    } else if (dice < 0.5) {
      story.log.push(`${step} another client looks: ${stranger.look(p)}`);
    } else if (gap !== undefined || r.chance(0.6)) {
      const at = gap ?? (r.chance(0.5) ? 'before' : 'after');
      story.log.push(`${step} another client writes${late ? ' late' : ''} in the gap ${at} a write`);
      world.foreign[at]({ body: /attachmentCreate/ }, () => stranger.write(p, late));
    } else {
      story.log.push(`${step} another client writes${late ? ' late' : ''}`);
      stranger.write(p, late);
    }
  },
  comes: true,
  late: true,
  more: { share: 25, turn },
  calm({ world }) {
    const issue = issueOf(world);
    if (issue.archivedAt !== null) unarchive(world.linear, issue);
    world.linear.limits.requests = 2500;
  },
  async unstick(p, actor) {
    own(p.world).stranger.look(p);
    const key = keyIn(p.world, actor.who);
    if (key?.revoked) await replaceKey(p.world, actor);
    // The same person in another browser.
    if (actor.who === 0 && key) p.bystander?.d.setTokens([tokenOf(0, key.secret)]);
  },
  now: (world) => ({ tracker: 'linear', site: 'linear.app', key: keyOf(world.linear, issueOf(world)) }),
  home(world): HomeState {
    const metadata = ours(world)?.metadata;
    if (metadata === undefined) return { kind: 'none' };
    const told = fromAttachment(metadata);
    if (told.kind === 'ok') return { kind: 'outcome', outcome: told.outcome, handEdited: false };
    const text = JSON.stringify(metadata);
    return told.kind === 'newer'
      ? { kind: 'newer', format: told.format, text }
      : { kind: 'damaged', text, why: told.why };
  },
  past: ({ world }) => own(world).versions.splice(0),
  changes: ({ linear }) => linear.writes,
  audit({ world, story, tally }) {
    const issue = issueOf(world);
    if (issue.description !== own(world).description) tally.problems.push('the description changed');
    const all = attachmentsOf(world.linear, issue).map((a) => a.url);
    const others = story.log.filter((line) => line.includes('something else attached')).length;
    if (all.filter((url) => url.startsWith(PULL)).length !== others)
      tally.problems.push(`attached: ${all.join()}`);
    if (all.some((url) => !url.startsWith(PULL) && url !== urlOf(BASE, issue.id)))
      tally.problems.push(`attached: ${all.join()}`);
  },
};
