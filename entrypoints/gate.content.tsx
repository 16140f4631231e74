/** The dialog of a held press, injected by the worker when one is. Only wires; see components/gate/mount.tsx. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountGate } from '../components/gate/mount';
import { bridge } from '../lib/page/bridge';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    bridge().mountGate = mountGate;
  },
});
