/**
 * The only import of the polyfill: worker and extension pages use the browser through this module. Content
 * scripts use `lib/page/runtime.ts` instead, which costs no bytes.
 */
export { default as browser, type Runtime, type Tabs } from 'webextension-polyfill';
