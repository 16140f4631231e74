/** Our own list and the sweep, injected by the worker where a list is shown. Only wires; see components/list/mount.tsx. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountList } from '../components/list/mount';
import { bridge } from '../lib/page/bridge';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    const shared = bridge();
    shared.mountList = mountList;
    if (shared.listSlot) mountList(shared.listSlot);
  },
});
