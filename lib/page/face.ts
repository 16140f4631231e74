/** What stands in the page outside the panel. Loaded by the scout when there is something to show, and only then. */
import type { Push } from '../messages/protocol';
import type { Face, Stay } from './bridge';
import { deadNotice, untilReplaced } from './dead';
import { runtime } from './runtime';
import { type Session, stayWithItem } from './stay-item';
import { stayWithForm } from './stay-new';

/** Makes the face of this frame and listens to the worker's pushes. */
export function makeFace(): Face {
  let session: Session | null = null;
  let over = false;

  function dead() {
    if (over) return;
    over = true;
    const host = session?.host();
    session?.end(Boolean(host));
    if (!host) return;
    // Once, in place of what stood there; the draft is the worker's and safe.
    host.keys.handler = null;
    host.box.replaceChildren(deadNotice(() => location.reload()));
    untilReplaced(host.el);
  }

  const listen = (message: Push): undefined => {
    if (message.type === 'push.item') session?.push(message.view);
    else if (message.type === 'push.panel') session?.open();
    else if (message.type === 'push.settings') session?.developer(message.developer);
  };
  runtime.onMessage.addListener(listen);

  /** A refused call with `gone` is only the end when the extension really is: the worker may just be asleep. */
  const alive = () => Boolean(runtime.id);
  const gone = () => {
    if (!alive()) dead();
  };

  return {
    enter(stay: Stay) {
      session?.end();
      const mine = stay.kind === 'item' ? stayWithItem(stay, alive, gone) : stayWithForm(stay, gone);
      session = mine;
      stay.signal.addEventListener('abort', () => {
        if (over) return;
        mine.end();
        if (session === mine) session = null;
      });
    },
    open: () => !over && (session?.open() ?? false),
    dead,
    leave() {
      over = true;
      session?.end();
      session = null;
      try {
        runtime.onMessage.removeListener(listen);
      } catch {
        // The old runtime is gone, and its listeners with it.
      }
    },
  };
}
