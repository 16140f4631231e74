/** An issue that was transferred to another repository of the same owner, with an outcome. */
import { expect } from 'vitest';
import { findIssue, issueAt, transferIssue } from '../playground/github/state';
import type { Device } from './device';
import { ask, FORM, look, ref, repositoryOf, saveForm, setting, use } from './setting';

/** An outcome in acme/shop, of which the issue is then transferred to acme/payments. */
export async function transferred(places = ['acme/shop', 'acme/payments']) {
  const s = setting();
  for (const name of places) await use(s.d, name);
  await look(s.d, s.key);
  const view = await saveForm(s.d, s.key, FORM);
  const target = repositoryOf(s, 'acme/payments');
  const { number } = transferIssue(s.world.state, issueAt(s.world.state, s.key), target);
  s.clock.advance(60_000);
  const issue = () => {
    const found = findIssue(s.world.state, target, number);
    if (!found) throw new Error('not there');
    return found;
  };
  return { ...s, to: `acme/payments#${number}`, from: view.outcome?.version ?? null, issue };
}

/** It is asked about also after a transfer, and says that it is one. */
export async function takeOver(d: Device, to: string) {
  expect((await look(d, to)).question).toMatchObject({ kind: 'copied', came: true });
  await ask(d, { type: 'copied.settle', item: ref(to), choice: 'take' });
  await d.program.resume(true);
  await d.settle();
}
