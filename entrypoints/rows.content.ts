import { defineContentScript } from 'wxt/utils/define-content-script';
import { bridge } from '../lib/page/bridge';
import { startRows } from '../lib/page/rows/rows';

/** Injected by the worker where a list, a board or a pull request of a used place is shown. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    const shared = bridge();
    if (shared.rows) shared.rows.visit();
    else shared.rows = startRows(window);
  },
});
