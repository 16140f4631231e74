/** A part of a page that comes from the worker: on its way, failed with a reason, or here. */
import { Refused } from '../../lib/messages/client';
import { common } from '../../lib/strings/pages';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; why: string } | { state: 'here'; value: T };

export const LOADING: Loaded<never> = { state: 'loading' };
export const here = <T>(value: T): Loaded<T> => ({ state: 'here', value });

/** A reason for people out of whatever was thrown. */
export function whyOf(e: unknown): string {
  if (e instanceof Refused && e.code === 'gone') return common.gone;
  return e instanceof Error && e.message !== '' ? e.message : String(e);
}

/** Waits for `work` and puts the outcome into one value; never throws. */
export async function load<T>(work: Promise<T>): Promise<Loaded<T>> {
  try {
    return here(await work);
  } catch (e) {
    return { state: 'failed', why: whyOf(e) };
  }
}
