import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { makeFace } from '../lib/page/face';
import { stayWithMark } from '../lib/page/stay-mark';

/** Injected by the worker on an issue of a place that nobody chose. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    bridge().faces.mark ??= () => makeFace('mark', stayWithMark);
  },
});
