/** The panel, injected by the worker where an item is open. Only wires; see components/panel/mount.tsx. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountPanel } from '../components/panel/mount';
import { bridge } from '../lib/page/bridge';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    const shared = bridge();
    shared.mountPanel = mountPanel;
    if (shared.slot) mountPanel(shared.slot);
  },
});
