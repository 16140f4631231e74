/** What a hostile page of Jira or Linear must not reach, where these differ from GitHub. All of it with closed roots. */
import { describe, expect, test } from 'vitest';
import { PROPERTY, SUMMARY_PROPERTY } from '../../lib/trackers/jira/property';
import { FIRST_FORM } from '../fixtures/outcome/full';
import { jiraIssue } from '../playground/jira/state';
import { linearIssue } from '../playground/linear/state';
import { ANSWERS, answer, LABELS, openForm } from './answers';
import { sleep, until } from './driver';
import { OTHERS } from './scenes';
import { stageFor } from './stage';
import { call } from './surface';
import { tell } from './told';

const HOSTILE = `<img src=x onerror="window.__owned=1">"><script>window.__owned=1</script>`;

describe.each(OTHERS)('threats in $tracker', (scene) => {
  const stage = stageFor(`threats-${scene.tracker}`, 'closed', { hydrationMs: 50 }, scene);
  const key = scene.key(142);

  test('a page that listens hears nothing of what is asked or answered, and what it says nobody hears', async () => {
    const secret = 'Bananas in the checkout';
    tell(scene, stage.playground, scene.key(131), { ...FIRST_FORM, problem: secret });
    const pm = await stage.person('acme-pm', { connected: true, places: [] });
    const tab = await pm.open(scene.url(scene.key(131)));
    await tab.evaluate(call(listen));
    await pm.choosePlace(scene.place);
    // Looked for out here: the page hears what the driver hands into it.
    await until('the outcome', async () => (await tab.ui.text()).includes(secret), 15_000);
    let api = 0;
    await until('nothing more is asked', async () => {
      const before = api;
      api = stage.playground.log.length;
      await sleep(500);
      return api > 0 && api === before && stage.playground.log.length === api;
    });
    const heard = await tab.evaluate<string[]>('window.__heard');
    expect(heard.join('\n')).not.toMatch(/Bananas|sightline|lin_api_|\/rest\/api|graphql/i);
    expect(await tab.evaluate<string>(LOOK)).not.toMatch(/Bananas|sl-theme|lin_api_|wxt|courier/i);

    // No way to speak to us: neither the browser's own, nor any that our scripts listen to.
    expect(await tab.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('undefined');
    expect(await tab.evaluate(`typeof globalThis.browser?.runtime?.sendMessage`)).toBe('undefined');
    const id = await pm.inExtension<string>('(globalThis.browser ?? chrome).runtime.id');
    const before = stage.body(key) + stage.body(scene.key(131));
    await tab.evaluate(call(speak, { id, key, site: scene.place.site, tracker: scene.tracker }));
    await sleep(700);
    expect(stage.playground.log.length - api, 'requests for what the page said').toBe(0);
    expect(stage.body(key) + stage.body(scene.key(131))).toBe(before);
  });

  test('forged clicks and keys do nothing, no key typed reaches the page, and no secret stands where one could look', async () => {
    const pm = await stage.person('acme-pm', { connected: true });
    // A sign-in besides: what renews it is the longer-lived secret of the two.
    if (scene.tracker === 'linear') {
      const card = { tracker: 'linear', label: 'globex', owner: 'globex', origin: 'https://api.linear.app' };
      const renewal = { token: 'lin_refresh_planted_to_be_looked_for', endsAt: Date.now() + 86_400_000 };
      const value = 'lin_oauth_planted_to_be_looked_for';
      await pm.putSecret({
        ...{ ...card, id: 'signed-in', tail: '', addedAt: Date.now(), renews: true },
        ...{ value, renewal },
      });
    }
    const tab = await pm.open(scene.url(key));
    await openForm(tab);
    await tab.evaluate(call(noteKeys));
    await tab.ui.typeInto({ label: LABELS.problem }, 'c e m i j k / . s a l');
    expect(await tab.evaluate('window.__keys')).toEqual([]);
    expect(await tab.evaluate('window.__shortcuts')).toEqual([]);
    await answer(tab, ANSWERS);
    const save = await tab.ui.see({ role: 'button', name: /^Save/ });
    const field = await tab.ui.see({ label: LABELS.reason });
    const points = [save, field].map(({ x, y }) => ({ x, y }));
    expect(await tab.evaluate<number>(call(forge, points))).toBe(points.length);
    await sleep(700);
    expect(stage.body(key)).not.toContain(ANSWERS.reason);
    await tab.ui.click({ label: LABELS.reason });
    await tab.press('Control+Enter');
    await until('a real save', () => stage.body(key).includes(ANSWERS.reason), 15_000);

    const kept = await pm.storage();
    const told = [
      kept.local,
      kept.sync,
      await pm.send({ type: 'data.export' }),
      await pm.send({ type: 'connection.list' }),
      await pm.ledger(),
      // The same isolated world our page scripts run in.
      await pm.inExtension<string>(readable(`https://${scene.place.site}/*`)),
      await tab.evaluate<string>(LOOK),
    ];
    const secrets =
      scene.tracker === 'jira'
        ? /practice_session|tenant\.session|authorization/i
        : /lin_api_|lin_oauth|lin_refresh/;
    for (const [n, t] of told.entries()) {
      // Cookies that the site lets its own scripts read are the site's own business.
      expect(JSON.stringify(t), String(n)).not.toMatch(secrets);
    }
    const databases = JSON.stringify(kept.databases);
    for (const kind of ['lin_api_', 'lin_refresh_'])
      if (scene.tracker === 'linear') expect(databases).toContain(kind);
  });

  test('hostile text of the tracker is text: title, outcome, and a record that is none', async () => {
    const { jira, linear } = stage.playground;
    const isJira = scene.tracker === 'jira';
    const [told, broken, none] = [
      scene.key(121),
      scene.key(isJira ? 124 : 127),
      scene.key(isJira ? 118 : 139),
    ];
    const fields = {
      problem: HOSTILE,
      segment: HOSTILE,
      metric: '<img src=x onerror=alert(1)>',
      target: '<b>9</b>',
      reason: '‮evil‬ {{1}} javascript:alert(1)',
    };
    tell(scene, stage.playground, told, { ...fields, by: '2027-03-31' });
    tell(scene, stage.playground, broken, ANSWERS_FORM);
    const junk = {
      v: 1,
      core: { toString: HOSTILE, __proto__: { admin: true }, content: HOSTILE },
      history: [HOSTILE],
    };
    if (isJira) {
      for (const k of [told, broken, none]) jiraIssue(jira, k).summary = HOSTILE;
      for (const name of [PROPERTY, SUMMARY_PROPERTY])
        jiraIssue(jira, broken).properties.set(name, { value: junk, by: 'acme-dev', at: jira.clock.now() });
    } else {
      for (const k of [told, broken, none]) linearIssue(linear, k).title = HOSTILE;
      const { id } = linearIssue(linear, broken);
      for (const a of linear.attachments)
        if (a.issueId === id && 'sightline' in a.metadata)
          a.metadata = { ...a.metadata, title: HOSTILE, sightline: JSON.stringify(junk) };
    }
    const pm = await stage.person('acme-pm', { connected: true });
    const tab = await pm.open(scene.url(told));
    await tab.ui.reads(/<img src=x/, 15_000);
    await tab.goto(scene.url(broken));
    await tab.ui.reads(/cannot be read|damaged|repair/i, 15_000);
    await tab.goto(scene.list);
    await tab.ui.click({ role: 'button', name: /^Without/ });
    await tab.ui.reads(/<img src=x/, 15_000);
    await stage.picture(tab, 'hostile-list');
    const options = await pm.extensionPage('options.html#requests');
    await options.page.see({ role: 'heading' });
    for (const t of [tab, options]) expect(await t.evaluate('window.__owned')).toBeUndefined();
  });
});

const ANSWERS_FORM = { problem: 'p', segment: 's', metric: 'm', target: '1', by: '2027-03-31', reason: 'r' };

/** Everything a page can see of itself. */
const LOOK = `document.documentElement.outerHTML + document.body.innerText + JSON.stringify(Object.keys(window)) + document.cookie`;

/** What an injected script of ours may read: storage, databases. */
const readable = (urls: string) => `(async () => {
  const b = globalThis.browser ?? chrome;
  const [tab] = await b.tabs.query({ url: ${JSON.stringify(urls)} });
  const [r] = await b.scripting.executeScript({ target: { tabId: tab.id }, func: async () => {
    const b = globalThis.browser ?? chrome;
    const read = (area) => b.storage[area]?.get(null).then((v) => JSON.stringify(v), (e) => 'refused: ' + e.message);
    const names = (await indexedDB.databases()).map((d) => d.name);
    return JSON.stringify([await read('local'), await read('sync'), await read('session'), names]);
  } });
  return r.result;
})()`;

/** Runs in the page: listens to everything that a page can listen to, from before we come. */
function listen(): void {
  const world = globalThis as typeof globalThis & { __heard: string[] };
  const heard: string[] = [];
  world.__heard = heard;
  addEventListener('message', (e) => heard.push(`message ${JSON.stringify(e.data)}`));
  const realFetch = world.fetch;
  world.fetch = (input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    // The practice page's own.
    if (!address.includes('/_practice/')) heard.push(`fetch ${address} ${init?.body}`);
    return realFetch(input, init);
  };
  for (const name of ['text', 'json', 'arrayBuffer', 'blob'] as const) {
    const real = Response.prototype[name] as () => Promise<unknown>;
    Object.defineProperty(Response.prototype, name, {
      async value(this: Response) {
        const value = await real.call(this);
        if (!this.url.includes('/_practice/')) heard.push(`${name} ${this.url} ${JSON.stringify(value)}`);
        return value;
      },
    });
  }
  const realOpen = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function open(this: XMLHttpRequest, ...args: unknown[]) {
    heard.push(`xhr ${args.join(' ')}`);
    return Reflect.apply(realOpen, this, args);
  };
  const realShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(this: Element, init) {
    heard.push('a root of sightline');
    return realShadow.call(this, init);
  };
  const realParse = JSON.parse;
  JSON.parse = (text, reviver) => {
    if (String(text).includes('Bananas')) heard.push(`parsed ${text}`);
    return realParse(text, reviver) as unknown;
  };
  const realDispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function dispatchEvent(this: EventTarget, event) {
    if (event instanceof CustomEvent) heard.push(`event ${event.type} ${JSON.stringify(event.detail)}`);
    return realDispatch.call(this, event);
  };
}

/** Runs in the page: says everything that a page can say, in the words of our own messages. */
function speak({ id, key, site, tracker }: { id: string; key: string; site: string; tracker: string }): void {
  const errand = {
    operation: 'writeProperty',
    path: { issue: key, property: 'sightline.outcome' },
    body: '{"v":1}',
  };
  const item = { tracker, site, key };
  const messages = [
    { type: 'courier.run', tracker, site, until: Date.now() + 60_000, errand },
    { type: 'item.save', item, form: { problem: 'forged' } },
    { type: 'rows.read', items: [item] },
    { type: 'list.count', seen: [item] },
    { type: 'connection.list' },
    { type: 'data.export' },
    { type: 'push.rows', rows: [], renew: true },
    { type: 'wxt:content-script-started', contentScriptName: 'courier', messageId: 'x' },
  ];
  const channel = new MessageChannel();
  for (const message of messages) {
    window.postMessage(message, '*');
    window.postMessage(message, '*', [new MessageChannel().port2]);
    channel.port1.postMessage(message);
    for (const name of [
      message.type,
      `${id}:${message.type}`,
      `${id}:courier:wxt:content-script-started`,
      'message',
    ])
      for (const target of [document, window, document.documentElement])
        target.dispatchEvent(new CustomEvent(name, { detail: message, bubbles: true, composed: true }));
    new BroadcastChannel(id).postMessage(message);
    document.dispatchEvent(new MessageEvent('message', { data: message }));
  }
}

/** Runs in the page: notes every key that reaches its listeners. */
function noteKeys(): void {
  const world = globalThis as typeof globalThis & { __keys: string[] };
  world.__keys = [];
  for (const type of ['keydown', 'keypress', 'keyup'])
    for (const target of [window, document, document.body])
      for (const capture of [true, false])
        target.addEventListener(
          type,
          (e) => world.__keys.push(`${type} ${(e as KeyboardEvent).key}`),
          capture,
        );
}

/** Runs in the page: clicks and keys as scripts make them. @returns how many of the points lie on ours */
function forge(points: { x: number; y: number }[]): number {
  let hit = 0;
  for (const { x, y } of points) {
    const host = document.elementFromPoint(x, y);
    if (!host || host.shadowRoot) continue;
    hit += 1;
    const where = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y };
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      host.dispatchEvent(new MouseEvent(type, where));
    for (const key of ['Enter', 's', 'Tab'])
      for (const type of ['keydown', 'keypress', 'keyup'])
        host.dispatchEvent(new KeyboardEvent(type, { key, ctrlKey: key === 'Enter', ...where }));
    (host as HTMLElement).click();
  }
  return hit;
}
