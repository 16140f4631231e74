import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { startRows } from '../lib/page/rows/rows';
import { PAGE_HOSTS } from '../lib/trackers/hosts';

/** Injected by the worker where a list, a board or a pull request of a used place is shown. */
export default defineContentScript({
  matches: PAGE_HOSTS,
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    const shared = bridge();
    if (shared.rows) shared.rows.visit();
    else shared.rows = startRows(window);
  },
});
