/**
 * The native browser API for page scripts: `browser` exists in Firefox and in Chrome and Edge from 144, the
 * versions the manifest asks for, so no polyfill is carried into pages.
 */
import type { Push } from '../messages/protocol';

type Listener = (message: Push, sender: { id?: string; tab?: unknown }) => Promise<unknown> | undefined;

type Native = {
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): {
      onDisconnect: { addListener(f: () => void): void };
      disconnect(): void;
    };
    onMessage: {
      addListener(f: Listener): void;
      removeListener(f: Listener): void;
    };
  };
};

const world = globalThis as unknown as { browser?: Partial<Native> };
let kept: Native['runtime'] | undefined;

/**
 * Asked for when it is needed: making these bindings costs a page 2 ms, and most pages never need them. Kept, because
 * a page whose extension was updated or removed finds nothing there any more.
 * @throws Error when that happened before it was first asked for
 */
export function runtime(): Native['runtime'] {
  kept ??= world.browser?.runtime;
  if (!kept) throw new Error('the extension is gone');
  return kept;
}

/** Whether the extension of this script is still the installed one. */
export function installed(): boolean {
  kept ??= world.browser?.runtime;
  return kept?.id !== undefined;
}
