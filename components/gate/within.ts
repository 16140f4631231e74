/** Waiting that ends: a worker may be killed in the middle of an answer, or never begin with it. */
import { Refused } from '../../lib/messages/client';

/**
 * @param ms after which it counts as failed; an answer that comes later is dropped
 * @throws Refused `failed`
 */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Refused('failed', 'no answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
