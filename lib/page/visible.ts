/** Whether a person can see what they are about to press: a page may hide or fade our host under a lure. */

/** Below this product of opacities something counts as hidden. */
const FAINT = 0.9;

/** True when `host` is rendered, not hidden, and neither it nor what encloses it is faded below 0.9. */
export function isVisible(host: Element): boolean {
  if (!host.isConnected) return false;
  if (host.checkVisibility && !host.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
    return false;
  }
  const win = host.ownerDocument.defaultView;
  let opacity = 1;
  for (let el: Element | null = host; el && win; el = el.parentElement) {
    const own = Number.parseFloat(win.getComputedStyle(el).opacity);
    if (Number.isFinite(own)) opacity *= own;
    if (opacity < FAINT) return false;
  }
  return true;
}
