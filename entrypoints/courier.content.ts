import { defineContentScript } from 'wxt/utils/define-content-script';
import { listen } from '../lib/page/courier';
import { runtime } from '../lib/page/runtime';
import { SESSIONS } from '../lib/trackers/sessions';

/** Injected by the worker into a page of a tracker that is asked with the person's own session. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    const own = runtime();
    own.onMessage.addListener(listen(SESSIONS, own.id ?? ''));
  },
});
