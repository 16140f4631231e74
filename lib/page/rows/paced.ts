/** Messages of one page, one after another: what asks for rows and what counts them may be due in the same moment. */
import type { Ask } from '../../messages/client';

/** Between two messages at least (ms): a frame and a bit. */
const GAP = 34;

/** The same way to ask, at most once a frame. */
export function paced(win: Window, ask: Ask): Ask {
  let free = 0;
  const turn = async (message: Parameters<Ask>[0]) => {
    const now = win.performance.now();
    const at = Math.max(now, free);
    free = at + GAP;
    if (at > now) await new Promise<void>((go) => win.setTimeout(go, at - now));
    return ask(message);
  };
  return turn as Ask;
}
