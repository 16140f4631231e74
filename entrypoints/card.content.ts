import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { lastNotice } from '../lib/page/dead';
import { makeFace } from '../lib/page/face';
import { stayWithForm } from '../lib/page/stay-new';

/** Injected by the worker beside a form for an issue that does not exist yet. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    bridge().faces.card ??= () => makeFace('card', stayWithForm, lastNotice);
  },
});
