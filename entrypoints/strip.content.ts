import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { lastNotice } from '../lib/page/dead';
import { makeFace } from '../lib/page/face';
import { stayWithItem } from '../lib/page/stay-item';

/** Injected by the worker on an issue of a place that is used. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    bridge().faces.strip ??= () => makeFace('strip', stayWithItem, lastNotice);
  },
});
