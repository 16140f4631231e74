/** What stands in the page outside the panel: one session at a time, the worker's pushes to it, and its end. */
import type { Push } from '../messages/protocol';
import type { Face, FaceKind, Stay } from './bridge';
import type { Host } from './host';
import { installed, runtime } from './runtime';
import type { Session } from './session';

type Kind<K extends FaceKind> = Extract<Stay, { kind: K extends 'card' ? 'new' : 'item' }>;

/**
 * Makes a face of this frame and listens to the worker's pushes.
 * @param begin a session for one stay; `alive` tells whether the extension is still the installed one, `gone` ends
 *   everything once it is not
 * @param last turns a host into a last notice, once the extension was updated or removed under the page
 */
export function makeFace<K extends FaceKind>(
  kind: K,
  begin: (stay: Kind<K>, alive: () => boolean, gone: () => void) => Session,
  last?: (host: Host) => void,
): Face {
  let session: Session | null = null;
  let life = new AbortController();
  let over = false;
  let notice: Host | null = null;

  function end(keep = false) {
    life.abort();
    session?.end(keep);
    session = null;
  }

  function dead() {
    if (over) return;
    over = true;
    const host = (last && session?.host()) ?? null;
    end(Boolean(host));
    if (host) last?.(host);
    notice = host;
  }

  const listen = (message: Push): undefined => {
    if (message.type === 'push.item') session?.push(message.view);
    else if (message.type === 'push.panel') session?.open();
    else if (message.type === 'push.settings') session?.developer(message.developer);
  };
  runtime().onMessage.addListener(listen);

  /** A refused call with `gone` is only the end when the extension really is: the worker may just be asleep. */
  const gone = () => {
    if (!installed()) dead();
  };

  return {
    kind,
    enter(stay: Stay) {
      end();
      const mine = new AbortController();
      life = mine;
      session = begin({ ...(stay as Kind<K>), signal: mine.signal }, installed, gone);
      stay.signal.addEventListener('abort', () => {
        if (!over && life === mine) end();
      });
    },
    open: () => !over && (session?.open() ?? false),
    dead,
    leave() {
      over = true;
      end();
      notice?.remove();
      try {
        runtime().onMessage.removeListener(listen);
      } catch {
        // The old runtime is gone, and its listeners with it.
      }
    },
  };
}
