/** Records in comments: what tests of them begin with. */
import { expect } from 'vitest';
import type { HomeRead, RowRead } from '../../../lib/trackers/tracker';
import { addComment } from '../../playground/jira/state';
import { MYSELF, outcomeOn, type Setting } from './jira-world';

/** The first words of a comment that holds a record. */
export const MARKER = 'Outcome (Sightline keeps it with this comment)';

/** What is asked from now on, apart from who asks. */
export const fromHere = (s: Setting) => {
  const before = s.asked().length;
  return () =>
    s
      .asked()
      .slice(before)
      .filter((a) => a !== MYSELF);
};

/** Puts a record into a comment of an issue, as somebody who may only comment. */
export async function share(s: Setting, key = 'ACME-142', outcome = outcomeOn(key)) {
  const { login } = s.present;
  s.present.login = 'acme-design';
  const told = await s.write(outcome, (await s.read(key)).etag, {}, key);
  expect(told).toMatchObject({ ok: true, read: { via: 'comment' } });
  s.present.login = login;
  return outcome;
}

/** Comments that begin with our words and hold nothing: copies by hand. */
export function copies(s: Setting, count: number): void {
  for (let i = 0; i < count; i++) addComment(s.state, 'ACME-142', 'acme-dev', `${MARKER}\n\ncopied ${i}`);
}

/** The index of searches has caught up, and what was remembered is forgotten. */
export const settled = (s: Setting) => s.state.clock.advance(3_700_000);

export const rowRead = (row: RowRead | undefined): Partial<HomeRead> =>
  row?.kind === 'item' ? row.read : {};
