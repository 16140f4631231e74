/** Asking the worker from a page of the extension. */
import { browser } from '../../lib/browser';
import { client } from '../../lib/messages/client';

export const ask = client(async (message) => browser.runtime.sendMessage(message));
