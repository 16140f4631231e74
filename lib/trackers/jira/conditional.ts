/**
 * The one write of Jira's that names what it replaces: "set this property where it is still that value". Off by
 * default: nobody has seen it done with a person's own session.
 *
 * UNVERIFIED live. It answers 303 with the address of a task, which a page cannot see (a write follows no redirect):
 * what came of it is read off the property itself. Whoever finds it refused, or not done in time, is told what stands
 * there, and merges.
 */
import type { ItemRef } from '../../outcome/record';
import { ask, type Refused, send } from './api';
import { PROPERTY, type Property } from './property';
import { markOf } from './record';
import { EntityProperty } from './shapes';
import type { With } from './site';

/** How often it is looked, and how long between (ms). */
const LOOKS = 6;
const BETWEEN_MS = 500;

/**
 * @param before the value it replaces, as it was read; undefined: there was none
 * @returns `server`: it was not done in time, or something else stands there now
 */
export async function putIf(
  item: ItemRef & { id: string },
  value: Property,
  before: unknown,
  { io }: With,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<{ ok: true } | Refused> {
  const about = { site: item.site, item: item.key, plain: true };
  const entityIds = [Number(item.id)];
  const filter =
    before === undefined ? { entityIds, hasProperty: false } : { entityIds, currentValue: before };
  const begun = await send(
    {
      ...about,
      operation: 'setPropertyIf',
      path: { property: PROPERTY },
      body: { value, filter },
      why: 'Write the outcome, if nobody else has',
    },
    io,
  );
  const { code } = begun.ok ? { code: 'redirected' } : begun.trouble;
  if (!begun.ok && code !== 'redirected') return begun;
  const [was, wanted] = [markOf(before), markOf(value)];
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await sleep(BETWEEN_MS);
    const told = await ask(
      {
        ...about,
        operation: 'property',
        path: { issue: item.id, property: PROPERTY },
        why: 'Was the outcome written?',
      },
      EntityProperty,
      io,
    );
    if (!told.ok && told.trouble.code !== 'hidden') return told;
    const mark = markOf(told.ok ? told.value.value : undefined);
    if (mark === wanted) return { ok: true };
    // Somebody else was first: reading back tells what they wrote.
    if (mark !== was) return { ok: true };
  }
  return { ok: false, trouble: { code: 'server', reason: 'not written in time' } };
}
