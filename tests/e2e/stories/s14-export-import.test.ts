import { describe, expect, test } from 'vitest';
import { ANSWERS, writeOutcome } from '../answers';
import { rootsOf, stageFor, url } from '../stage';

/** What an export says, without the moment it was made. */
function content(text: string): unknown {
  const drop = ['exportedAt', 'at', 'made', 'madeAt'];
  return JSON.parse(text, (k, v: unknown) => (drop.includes(k) && typeof v !== 'object' ? undefined : v));
}

describe.each(rootsOf(14))('S14: export, clear, import (%s roots)', (roots) => {
  const stage = stageFor('s14', roots);

  test('everything but secrets comes back as it was', async () => {
    const pm = await stage.person('acme-pm', { token: 'github_pat_practice_pm_read' });
    const tab = await pm.open(url('acme/shop#142'));
    await writeOutcome(tab);
    // The try to share it has had its answer: clearing forgets what was asked until then.
    await tab.ui.reads(/GitHub refused the write \(403: /);
    const first = await pm.send({ type: 'data.export' });
    expect(first.text).toContain(ANSWERS.reason);
    expect(first.text).not.toContain('github_pat_');

    await pm.keepLedger();
    const options = await pm.extensionPage('options.html#device');
    await options.page.fill({ label: /^Type “clear” to confirm/ }, 'clear');
    await options.page.click({ role: 'button', name: 'Clear this device' });
    await options.page.reads('This device is cleared.');
    await pm.offline(false);
    const empty = JSON.stringify(await pm.storage());
    expect(empty).not.toContain(ANSWERS.reason);
    expect(empty).not.toContain('github_pat_');

    const preview = await pm.send({ type: 'data.import', text: first.text, apply: false });
    expect(preview).toMatchObject({ ok: true, added: 1, changed: 0 });
    expect(JSON.stringify(await pm.storage())).not.toContain(ANSWERS.reason);

    await pm.send({ type: 'data.import', text: first.text, apply: true });
    const second = await pm.send({ type: 'data.export' });
    expect(content(second.text)).toEqual(content(first.text));
    expect((await pm.send({ type: 'data.import', text: first.text, apply: false })).added).toBe(0);
  });

  test('a broken file changes nothing', async () => {
    const pm = await stage.person('acme-pm');
    const before = JSON.stringify((await pm.storage()).databases);
    for (const text of ['', 'no json', '[]', '{"format":"sightline/export-99"}', '{"__proto__":{"a":1}}']) {
      expect((await pm.send({ type: 'data.import', text, apply: true })).ok).toBe(false);
    }
    expect(JSON.stringify((await pm.storage()).databases)).toBe(before);
  });
});
