/**
 * Stands in for WXT's content script context in our builds (alias in `wxt.config.ts`). The original dispatches an
 * event with its name to the page at start, ends when a page dispatches the same, and carries a start-up message to
 * the page. Ours does nothing: a newer scout stops an older one through the bridge, out of reach of the page.
 */
export class ContentScriptContext {}
