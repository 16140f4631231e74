import { defineContentScript } from 'wxt/utils/define-content-script';
import { scout } from '../lib/page/scout';
import { PAGE_HOSTS } from '../lib/trackers/hosts';

export default defineContentScript({
  matches: PAGE_HOSTS,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: () => scout(window),
});
