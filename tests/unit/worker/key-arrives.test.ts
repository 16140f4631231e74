/** A key is added in the options while an issue's page is open: that page reads at once, without a reload. */
import { describe, expect, test } from 'vitest';
import type { Push } from '../../../lib/messages/protocol';
import type { Device } from '../../support/device';
import {
  browser,
  linearItem,
  linearKey,
  world as newWorld,
  save,
  show,
  tell,
  use,
} from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = linearItem('acme/ENG-142');

/** What the tab was told last. */
const shown = (d: Device, tab = 1) =>
  d.pushes
    .filter((p) => p.tab === tab)
    .flatMap(({ message }: { message: Push }) => (message.type === 'push.item' ? [message.view] : []))
    .at(-1);

async function keyless() {
  const world = newWorld();
  const d = browser(world, 'acme-pm', []);
  await use(d, ITEM);
  show(d, ITEM);
  await tell(d, { type: 'item.open', item: ITEM, seen: {} });
  const asked = () => world.state.log.filter((l) => l.host === 'api.linear.app').length;
  const keyCame = async () => {
    d.setTokens([linearKey()]);
    await d.own({ type: 'connection.changed' });
    await d.settle();
  };
  return { world, d, asked, keyCame };
}

describe('a key arrives', () => {
  test('an open page that could not be read is read, and told', async () => {
    const { d, asked, keyCame } = await keyless();
    expect(asked()).toBe(0);
    await keyCame();
    expect(asked()).toBeGreaterThan(0);
    expect(shown(d)).toMatchObject({ known: 'none', account: { login: 'mara' } });
  });
  test('with what a colleague has attached there', async () => {
    const { world, d, keyCame } = await keyless();
    const colleague = browser(world);
    await use(colleague, ITEM);
    show(colleague, ITEM);
    await tell(colleague, { type: 'item.open', item: ITEM, seen: {} });
    await save(colleague, ITEM, FORM);
    await keyCame();
    expect(shown(d)).toMatchObject({ known: 'outcome', form: { problem: FORM.problem } });
  });
  test('one that the tracker has answered for is not asked about again', async () => {
    const { asked, keyCame } = await keyless();
    await keyCame();
    const before = asked();
    await keyCame();
    expect(asked()).toBe(before);
  });
  test('a place that nobody chose is left alone', async () => {
    const world = newWorld();
    const d = browser(world, 'acme-pm', []);
    show(d, ITEM);
    d.setTokens([linearKey()]);
    await d.own({ type: 'connection.changed' });
    await d.settle();
    expect(world.state.log.filter((l) => l.host === 'api.linear.app')).toEqual([]);
  });
});
