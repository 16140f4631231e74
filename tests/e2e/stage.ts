/** The stage of a story: the practice tracker, the persons, and at the end what must hold after every story. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { LedgerRow } from '../../lib/messages/protocol';
import type { Place } from '../../lib/trackers/tracker';
import { type Playground, type PlaygroundOptions, startPlayground } from '../playground/server';
import { type Person, type PersonOptions, type Roots, startPerson, type Tab } from './driver';
import { askedOf, compareLedger } from './ledger';
import { GITHUB_SCENE, type Scene } from './scenes';
import { addToken, connect } from './sign-in';

/**
 * Every story runs with closed roots in both browsers, as people have it, and once with the developer switch on: those
 * of even numbers in Chromium, the others in Firefox.
 */
export const rootsOf = (story: number): Roots[] =>
  (story % 2 === 0) === (inject('kind') === 'chromium') ? ['closed', 'open'] : ['closed'];

export const GITHUB = 'https://github.com';
export const url = (key: string) => `${GITHUB}/${key.replace('#', '/issues/')}`;

/** From the start of a page's own script until it has taken its markup over (ms); both happen on the real site. */
const SOON = 100;
const LATE = 200;

/** For stories that are not about the moment in which a page comes to life. */
export const QUICK = { hydrationMs: 50, softNavMs: 20 } as const;

/** Pictures of this run. */
const taken = new Set<string>();

export type Stage = {
  playground: Playground;
  /** A person with a browser of their own, signed in to the tracker's pages, and their places chosen. */
  person(login: string, more?: PersonMore): Promise<Person>;
  /** What the tracker holds of an item, as text. */
  body(key: string): string;
  /** Keeps a picture of where a story stands, in `test-results/stories`. */
  picture(tab: Tab, name: string): Promise<void>;
};
type PersonMore = Partial<PersonOptions> & {
  places?: (string | Place)[];
  /** May share in the scene's tracker. */
  connected?: boolean;
  token?: string;
  /** The token is typed into the options page. */
  byHand?: boolean;
  roots?: Roots;
};

/**
 * Sets up before the tests of the surrounding `describe` and clears away after them. At the end: the extension's
 * ledgers and the practice tracker's log agree, no page of ours threw, and only the tracker's hosts were asked.
 */
export function stageFor(
  story: string,
  roots: Roots,
  options: PlaygroundOptions = {},
  scene: Scene = GITHUB_SCENE,
): Stage {
  const kind = inject('kind');
  const persons: Person[] = [];
  const stage = {} as Stage;

  beforeAll(async () => {
    const hydrationMs = options.hydrationMs ?? (roots === 'open' ? SOON : LATE);
    stage.playground = await startPlayground({
      hydrationMs,
      ...options,
      jira: { hydrationMs, ...options.jira },
      linear: { hydrationMs, ...options.linear },
    });
  });

  stage.person = async (login, more = {}) => {
    const { places = [scene.place], connected, token, byHand, roots: own, ...rest } = more;
    const person = await somebody(login, rest, stage.playground);
    persons.push(person);
    if ((own ?? roots) === 'open') await person.developer(true);
    for (const place of places) await person.choosePlace(place);
    await scene.signIn(person, login);
    if (connected) await scene.connect(person, login);
    if (token !== undefined) await (byHand ? connect : addToken)(person, token);
    return person;
  };
  stage.body = (key) => scene.stored(stage.playground, key);
  stage.picture = async (tab, name) => {
    // A picture costs a browser as much as a dozen steps, and those of a landing are seen by nobody.
    if (process.env.CI && process.env.PICTURES === undefined) return;
    // Open roots look like closed ones: the second pass takes none again.
    const path = `test-results/stories/${story}-${kind}-${name}.png`;
    if (taken.has(path)) return;
    taken.add(path);
    await tab.screenshot(path);
  };

  const rows: LedgerRow[] = [];
  const problems: string[] = [];
  afterEach(async ({ task }) => {
    const broken: unknown[] = [];
    for (const p of persons.splice(0)) {
      try {
        if (task.result?.state === 'fail') await evidence(`${story}-${kind}-${roots}`, p, stage.playground);
        await p.offline(false);
        problems.push(...p.problems().filter((m) => !KNOWN_NOISE.some((k) => k.test(m))));
        rows.push(...(await p.lastLedger()));
        idle.push(p);
      } catch (e) {
        broken.push(e);
        await p.close().catch((c: unknown) => broken.push(c));
      }
    }
    if (broken.length > 0) throw broken[0];
  });
  afterAll(async () => {
    await closeSpecial();
    await stage.playground?.close();
    const log = [...stage.playground.log, ...askedOf(stage.playground.world.host)];
    expect(compareLedger(rows, log), 'ledger and log').toEqual([]);
    expect(problems, 'errors in pages').toEqual([]);
  });
  return stage;
}

/**
 * Browsers that nobody uses now; starting one takes longer than most stories. The usual ones stay for the files that
 * follow in this process, which closes them when it ends.
 */
const idle: Person[] = [];
const USUAL = JSON.stringify({});

async function closeSpecial() {
  for (const p of idle.filter((i) => i.special !== USUAL)) {
    idle.splice(idle.indexOf(p), 1);
    await p.close();
  }
}

/** A browser for somebody: an idle one, emptied, or a new one. Special ones (language) are not shared. */
async function somebody(
  login: string,
  more: Partial<PersonOptions>,
  playground: Playground,
): Promise<Person> {
  const { dark = false, ...others } = more;
  const special = JSON.stringify(others);
  const ready = idle.find((p) => p.special === special);
  if (ready) {
    idle.splice(idle.indexOf(ready), 1);
    await ready.becomes(login, playground);
    await ready.engine.setDark(dark);
    return ready;
  }
  const person = await startPerson({ name: login, kind: inject('kind'), playground, ...others });
  await person.engine.setDark(dark);
  person.special = special;
  return person;
}

/** What a failed story leaves behind for whoever looks: a picture of every tab, requests, storage. */
async function evidence(name: string, person: Person, playground: Playground) {
  const folder = `test-results/failed/${name}`;
  mkdirSync(folder, { recursive: true });
  for (const [i, tab] of person.tabs.entries()) {
    await tab.screenshot(`${folder}/${person.name}-${i}.png`).catch(() => {});
    writeFileSync(`${folder}/${person.name}-${i}.txt`, await tab.ui.text().catch(String));
    writeFileSync(`${folder}/${person.name}-${i}.html`, await tab.ui.markup().catch(String));
  }
  const storage = await person.storage().catch(String);
  const requests = playground.log.map((l) => `${l.method} ${l.host}${l.path} ${l.status} ${l.login ?? ''}`);
  const problems = person.problems();
  writeFileSync(`${folder}/${person.name}.json`, JSON.stringify({ problems, requests, storage }, null, 2));
}

/** What pages of the practice tracker and the browsers log by themselves. */
const KNOWN_NOISE = [
  // The tracker's own pages while a story has cut the line.
  /ERR_(INTERNET_DISCONNECTED|PROXY_CONNECTION_FAILED|CONNECTION_(RESET|CLOSED)|EMPTY_RESPONSE|TUNNEL_CONNECTION_FAILED|NETWORK_CHANGED)/,
  /NetworkError when attempting to fetch resource/,
  /Failed to fetch/,
  // What a hostile page is told when it reaches for a file of ours.
  /may not load or link to moz-extension|Denying load of chrome-extension|(violates|Refused).*chrome-extension:|chrome-extension:.*(violates|blocked|invalid)/,
  /Failed to load resource: net::ERR_(FAILED|BLOCKED_BY_CLIENT)/,
  // Statuses a story asked for.
  /Failed to load resource: the server responded with a status of (404|409|410|422|403|401|429|503)/,
];
