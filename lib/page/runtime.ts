/**
 * The native browser API for page scripts: `browser` exists in Firefox and in Chrome and Edge from 144, the
 * versions the manifest asks for, so no polyfill is carried into pages.
 */
import type { Push } from '../messages/protocol';

type Native = {
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): {
      onDisconnect: { addListener(f: () => void): void };
      disconnect(): void;
    };
    onMessage: {
      addListener(f: (message: Push) => undefined): void;
      removeListener(f: (message: Push) => undefined): void;
    };
  };
};

/** Asked for when it is needed: making these bindings costs a page 2 ms, and most pages never need them. */
export const runtime = () => (globalThis as unknown as { browser: Native }).browser.runtime;
