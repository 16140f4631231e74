import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { makeFace } from '../lib/page/face';
import { PAGE_HOSTS } from '../lib/trackers/hosts';

/** Injected by the worker when the scout has something to show. */
export default defineContentScript({
  matches: PAGE_HOSTS,
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    bridge().face ??= makeFace();
  },
});
