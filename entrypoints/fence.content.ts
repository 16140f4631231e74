import { defineContentScript } from 'wxt/utils/define-content-script';
import { fence } from '../lib/page/fence';

export default defineContentScript({
  matches: [],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => fence(window),
});
