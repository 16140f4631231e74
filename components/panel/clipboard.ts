/** Copying from within the panel, inside the person's own click. */

/**
 * Puts text on the clipboard: by the browser's API, else by selecting a hidden field. A page may forbid the first
 * by its permissions policy; the second is seen by the page's `copy` listeners, which is why it comes last.
 * @param text what to copy
 * @param into element of our own root that may hold the hidden field for a moment
 * @returns false when neither worked; the text is then shown to be copied by hand
 */
export async function copyText(text: string, into: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or not there: the other way.
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:absolute;inset:0 auto auto 0;width:1px;height:1px;opacity:0';
  const root = into.getRootNode();
  const before = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  into.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
