/**
 * Random schedules on Jira: the outcome is a property that is written with the person's own session, through an open
 * page. Pages close and open, sessions end and come back, somebody else signs in for a while; other clients write the
 * property, and people move the issue or take rights away.
 */
import { toForm } from '../../../lib/outcome/fields';
import type { ItemRef, Outcome } from '../../../lib/outcome/record';
import type { ItemRow } from '../../../lib/store/rows';
import { PROPERTY, SUMMARY_PROPERTY, toProperties } from '../../../lib/trackers/jira/property';
import { stateOf } from '../../../lib/trackers/jira/record';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import {
  deleteProperty,
  editIssue,
  JIRA_SITE,
  keyOf,
  moveIssue,
  setProperty,
  setRights,
  textDoc,
} from '../../playground/jira/state';
import type { World } from '../../playground/world';
import { device } from '../device';
import { open } from '../schedule';
import { FAULTS } from './github';
import type { Actor, Play, Stage } from './stage';
import { Stranger } from './stranger';

const FIRST = 'ACME-142';
const LOGINS = ['acme-pm', 'acme-dev', 'acme-design'];
const OTHERS = { browse: true, edit: true, comment: true };
/** A login takes so long, with the page that follows it (ms). */
const LOGIN_MS = 20_000;

const place = (name: string) => ({ tracker: 'jira', site: JIRA_SITE, name, owner: JIRA_SITE });
const issueOf = ({ jira }: World) => {
  const found = jira.issues.find((i) => i.formerKeys[0] === FIRST || keyOf(jira, i) === FIRST);
  if (!found) throw new Error('no issue');
  return found;
};
const valueIn = (world: World) => issueOf(world).properties.get(PROPERTY);

/** What only this stage keeps of a schedule. */
type Own = {
  stranger: Stranger;
  /** The value of the property that was looked at last. */
  last: unknown;
  /** Values that have stood in the tracker. */
  sent: Set<string>;
  /** Who may carry a value that has not: the one who saved it, and whoever took it over by a decision. */
  owners: Map<string, Set<string>>;
  /** Who sits at a browser: whoever signed in last. */
  person: Map<number, string>;
  versions: Outcome[];
  /** Somebody outside is writing now. */
  outside: boolean;
};
const owns = new WeakMap<World, Own>();
const own = (world: World): Own => {
  const found = owns.get(world);
  if (!found) throw new Error('not begun');
  return found;
};

/** Sees every value of the property, and under whose name it came. */
function watch({ world, tally }: Play): void {
  const o = own(world);
  const property = valueIn(world);
  if (property === o.last) return;
  o.last = property;
  const home = property && stateOf(property.value);
  if (home?.kind !== 'outcome') return;
  o.versions.push(home.outcome);
  for (const value of Object.values(toForm(home.outcome.content))) {
    const owners = o.owners.get(value);
    if (!o.outside && !o.sent.has(value) && owners && !owners.has(property?.by ?? ''))
      tally.problems.push(`${value}, which ${[...owners].join()} saved, went out as ${property?.by}`);
    o.sent.add(value);
  }
}

function outside(world: World, act: () => void): void {
  const o = own(world);
  o.outside = true;
  act();
  o.outside = false;
}

/** Who else's words wait there: nobody takes them over. */
function otherIn(world: World, row: ItemRow, person: string): string | undefined {
  const login = row.dirty
    ? [...world.jira.users.values()].find((u) => u.accountId === row.account)?.login
    : undefined;
  return login === person ? undefined : login;
}

/**
 * What was not sent yet, and is of nobody who is known, is theirs as well, who saw all of it and saved or decided.
 * @param saved what they have just typed: nobody's but theirs
 */
async function taken(world: World, { d, at, who, login }: Actor, saved?: string): Promise<void> {
  const o = own(world);
  const person = o.person.get(who) ?? login;
  const row = await d.row(at);
  const { local } = row;
  if (saved !== undefined) o.owners.set(saved, new Set([person]));
  if (otherIn(world, row, person) !== undefined) return;
  for (const value of local ? Object.values(toForm(local.content)) : [])
    o.owners.set(value, (o.owners.get(value) ?? new Set()).add(person));
}

async function signIn(p: Play, actor: Actor, login: string | null): Promise<void> {
  const { d, who } = actor;
  const { clock } = p.world.state;
  // It takes longer than any request that is under way.
  await d.settle();
  d.signIn(login);
  if (login !== null) own(p.world).person.set(who, login);
  // Who it is cannot be asked for a while.
  if (p.r.chance(0.3)) {
    p.story.log.push('nobody tells who that is');
    p.world.faults.on({ ...JIRA.api, path: /myself$/ }, { kind: 'offline' }, 1 + p.r.int(4));
  }
  clock.advance(LOGIN_MS);
  if (login === null) return;
  await open(p, actor);
  if (!d.dead) return;
  // A page that got no answer has no panel, and is loaded again.
  d.restart();
  await open(p, actor);
}

async function turn(p: Play, actor: Actor, step: number): Promise<void> {
  const { world, r, story } = p;
  const { d, who, login } = actor;
  const did = (what: string) => story.log.push(`${step} ${what} ${who}`);
  const dice = r.next();
  if (dice < 0.2) {
    if (d.tabs.size > 0) {
      did('close');
      d.tabs.clear();
    } else {
      did('open again');
      await open(p, actor);
    }
  } else if (dice < 0.35) {
    did(d.login === null ? 'sign in' : 'session ends');
    await signIn(p, actor, d.login === null ? login : null);
  } else if (dice < 0.6) {
    const next = d.login === login ? r.pick(LOGINS.filter((l) => l !== login)) : login;
    did(`${next} signs in`);
    await signIn(p, actor, next);
  } else if (dice < 0.75) {
    if (!d.tabs.has(1) || d.login === null) return;
    did('try now');
    await taken(world, actor);
    await d.fromTab(1, { type: 'share.retry', item: actor.at });
  } else if (dice < 0.85) {
    const name = r.chance(0.5) ? 'ACME' : 'PAY';
    const rights = r.pick([
      { edit: false, comment: false },
      { browse: false, edit: false, comment: false },
      OTHERS,
    ]);
    const whose = r.pick(LOGINS);
    story.log.push(`${step} ${whose} in ${name}: ${JSON.stringify(rights)}`);
    setRights(world.jira, whose, { ...rights, project: name });
  } else if (dice < 0.93) {
    const issue = issueOf(world);
    const to = keyOf(world.jira, issue).startsWith('ACME') ? 'PAY' : 'ACME';
    story.moved = true;
    did(`moved to ${moveIssue(world.jira, keyOf(world.jira, issue), to)}`);
  } else {
    did('the list is frozen or awake');
    if (!d.frozen.delete(2)) d.frozen.add(2);
  }
}

export const JIRA: Stage = {
  tracker: 'jira',
  places: [place('ACME'), place('PAY')],
  list: `https://${JIRA_SITE}/jira/software/c/projects/ACME/boards/1`,
  beside: ['ACME-139', 'ACME-137'],
  logins: LOGINS,
  device: (world, who) => device({ world, clock: world.state.clock, login: LOGINS[who] ?? '' }),
  api: { host: JIRA_SITE },
  write: { method: 'PUT' },
  faults: [
    ...FAULTS,
    { name: 'login page', fault: jiraAnswers.loginPage() },
    { name: 'maintenance', fault: jiraAnswers.maintenance() },
    { name: 'conflict', fault: jiraAnswers.conflict() },
    { name: 'xsrf', fault: jiraAnswers.xsrf() },
    { name: '500 after', fault: jiraAnswers.serverError(true) },
    { name: 'limit of the issue', fault: jiraAnswers.rateLimited(5, 'jira-per-issue-on-write') },
    { name: 'limit', fault: jiraAnswers.rateLimited(5) },
  ],
  begin(p) {
    const { world, r } = p;
    for (const login of LOGINS) setRights(world.jira, login, OTHERS);
    world.jira.settings.api.propertyBumpsUpdated = r.chance(0.5);
    world.jira.settings.api.loginPage = r.pick(['redirect', 'redirect-away', 'in-place']);
    world.jira.settings.api.signedOutMyself = r.pick(['refused', 'login-page']);
    const item = (): ItemRef => ({ ...JIRA.now(world), id: String(issueOf(world).id) });
    const stranger = new Stranger({
      read: () => JIRA.home(world),
      put(outcome) {
        const { property, summary } = toProperties({ ...outcome, home: item() });
        watch(p);
        outside(world, () => {
          const issue = issueOf(world);
          setProperty(world.jira, issue, SUMMARY_PROPERTY, summary, 'acme-dev');
          setProperty(world.jira, issue, PROPERTY, property, 'acme-dev');
          watch(p);
        });
      },
      item,
      now: world.state.clock.now,
    });
    owns.set(world, {
      ...{ stranger, last: undefined, versions: [], outside: false },
      ...{ sent: new Set(), owners: new Map(), person: new Map() },
    });
    p.watch = () => watch(p);
  },
  stranger(p, step, gap) {
    const { world, r, story } = p;
    const { stranger } = own(world);
    const dice = r.next();
    const late = r.chance(0.4);
    if (dice < 0.25) {
      story.log.push(`${step} somebody edits the issue`);
      const words = `foreign-${step}`;
      editIssue(world.jira, issueOf(world), { summary: words, description: textDoc(words) }, 'acme-dev');
    } else if (dice < 0.32) {
      story.log.push(`${step} the property is deleted`);
      story.taken = true;
      for (const name of [SUMMARY_PROPERTY, PROPERTY]) deleteProperty(world.jira, issueOf(world), name);
      own(world).last = undefined;
    } else if (dice < 0.5) {
      story.log.push(`${step} another client looks: ${stranger.look(p)}`);
    } else if (gap !== undefined || r.chance(0.6)) {
      const at = gap ?? (r.chance(0.5) ? 'before' : 'after');
      story.log.push(`${step} another client writes${late ? ' late' : ''} in the gap ${at} a write`);
      world.foreign[at]({ method: 'PUT', path: /sightline\.outcome$/ }, () => stranger.write(p, late));
    } else {
      story.log.push(`${step} another client writes${late ? ' late' : ''}`);
      stranger.write(p, late);
    }
  },
  // Nobody saves on a page that has not been opened.
  comes: true,
  late: true,
  more: { share: 25, turn },
  decided: ({ world }, actor, value) => taken(world, actor, value),
  calm({ world, people }) {
    for (const login of LOGINS) setRights(world.jira, login, OTHERS);
    for (const { d, login, who } of people) {
      d.signIn(login);
      own(world).person.set(who, login);
      d.frozen.clear();
    }
  },
  async unstick(p, actor) {
    own(p.world).stranger.look(p);
    const { d, at, who, login } = actor;
    const { person } = own(p.world);
    const other = otherIn(p.world, await d.row(at), person.get(who) ?? login);
    if (other !== undefined) {
      p.story.log.push(`${other} comes back ${who}`);
      d.signIn(other);
      person.set(who, other);
      p.world.state.clock.advance(LOGIN_MS);
      return open(p, actor);
    }
    const { rows } = await d.own({ type: 'outbox.list' });
    if (!rows.some((row) => row.trouble?.code === 'no-account')) return;
    p.story.log.push(`try now ${actor.who}`);
    await taken(p.world, actor);
    await actor.d.fromTab(1, { type: 'share.retry', item: actor.at });
  },
  now: (world) => ({ tracker: 'jira', site: JIRA_SITE, key: keyOf(world.jira, issueOf(world)) }),
  home: (world) => stateOf(valueIn(world)?.value),
  past: ({ world }) => own(world).versions.splice(0),
  changes: ({ jira }) => jira.writes,
  audit({ world, tally }) {
    const issue = issueOf(world);
    const ours = [...issue.properties.keys()].filter((name) => name.startsWith('sightline.'));
    if (ours.some((name) => name !== PROPERTY && name !== SUMMARY_PROPERTY))
      tally.problems.push(`properties: ${ours.join()}`);
    if (issue.comments.some((c) => c.properties.size > 0)) tally.problems.push('a comment of ours');
    if (issue.properties.has(PROPERTY) && !issue.properties.has(SUMMARY_PROPERTY))
      tally.problems.push('lists have no line of it');
  },
};
