// @vitest-environment happy-dom
/** Linear: a section that somebody pasted, and an attachment that has gone on since: each is told for what it is. */
import { describe, expect, test } from 'vitest';
import { readRendered } from '../../../lib/trackers/linear/rendered';
import { linearIssue } from '../../playground/linear/state';
import { browser, linearItem, look, world as newWorld, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = linearItem('acme/ENG-142');

/** Copied without a key and pasted; `paste` puts what the panel gives now into the description. */
async function pasted() {
  const world = newWorld();
  const writer = browser(world, 'acme-pm');
  await use(writer, ITEM);
  await visit(writer, ITEM);
  const keyless = browser(world, 'acme-design', []);
  await use(keyless, ITEM);
  await visit(keyless, ITEM);
  await save(keyless, ITEM, FORM);
  const paste = async (d: typeof writer) => {
    const { text } = await tell(d, { type: 'section.text', item: ITEM });
    linearIssue(world.linear, 'acme/ENG-142').description = text;
  };
  await paste(keyless);
  const visited = async (d: typeof writer) => {
    world.state.clock.advance(60_000);
    return visit(d, ITEM);
  };
  return { world, writer, keyless, visited, paste };
}

describe('with a key', () => {
  test('as long as nothing is attached, it stands in the description', async () => {
    const { writer, visited } = await pasted();
    const view = await visited(writer);
    expect(view.sharing).toMatchObject({ state: 'shared', found: true, where: 'description' });
    expect(view).not.toHaveProperty('pasted');
  });
  test('edited: the attachment is the home, and the description is told to be older', async () => {
    const { writer, visited, paste } = await pasted();
    const { outcome } = await visited(writer);
    await save(writer, ITEM, { ...FORM, target: '71 %' }, outcome?.version ?? null);
    const view = await visited(writer);
    expect(view.form.target).toBe('71 %');
    expect(view.sharing).not.toHaveProperty('where');
    expect(view.pasted).toBe('older');
    // What is copied for it is the present one, and then nothing is said any more.
    await paste(writer);
    expect(await visited(writer)).not.toHaveProperty('pasted');
  });
  test('somebody changed the pasted words by hand: other words, not older ones', async () => {
    const { world, writer, visited } = await pasted();
    const { outcome } = await visited(writer);
    await save(writer, ITEM, { ...FORM, target: '71 %' }, outcome?.version ?? null);
    const issue = linearIssue(world.linear, 'acme/ENG-142');
    issue.description = (issue.description ?? '').replace('67 %', '80 %');
    expect((await visited(writer)).pasted).toBe('other');
  });
});

test('without a key: what is known comes off the page, and says so', async () => {
  const { world, keyless } = await pasted();
  const root = document.createElement('div');
  const text = linearIssue(world.linear, 'acme/ENG-142').description ?? '';
  root.innerHTML = text
    .replace(/^### (.*)$/m, '<h3>$1</h3>')
    .replace(/^\* (.*)$/gm, '<li>$1</li>')
    .replace(/\*\*(.*?)\*\*/g, '<b>$1</b>')
    .replace(/\[(.*?)\]\((.*?)\)/g, '<a href="$2">$1</a>');
  const rendered = readRendered(root);
  await tell(keyless, { type: 'share.choose', item: ITEM, way: 'description' });
  await tell(keyless, { type: 'item.seen', item: ITEM, seen: { rendered, changed: true } });
  expect((await look(keyless, ITEM)).sharing).toMatchObject({ state: 'shared', where: 'page' });
});
