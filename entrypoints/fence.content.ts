import { defineContentScript } from 'wxt/utils/define-content-script';
import { fence } from '../lib/page/fence';
import { PAGE_HOSTS } from '../lib/trackers/hosts';

export default defineContentScript({
  matches: PAGE_HOSTS,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => fence(window),
});
