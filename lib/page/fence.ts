/**
 * The fence: keeps what is typed in our hosts from the page's shortcuts. It listens on the window in the capture
 * phase and is installed before any script of the page, so it is first. Nothing is prevented: text is still typed,
 * buttons still click; only listeners of the page are not reached. The page can read what is typed into a page by
 * other means, and the panel says so.
 */
import { bridge } from './bridge';

/** Starts the fence of one window. */
export function fence(win: Window): void {
  const shared = bridge();
  const guard = (event: KeyboardEvent) => {
    const host = event.target && shared.hosts.get(event.target);
    if (host) {
      event.stopImmediatePropagation();
      if (event.type === 'keydown') host.handler?.(event);
    } else if (event.type === 'keydown') shared.page?.(event);
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) win.addEventListener(type, guard, true);
}
