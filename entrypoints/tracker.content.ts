import { defineContentScript } from 'wxt/utils/define-content-script';
import { scout } from '../lib/page/scout';

export default defineContentScript({
  matches: [],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: () => scout(window),
});
