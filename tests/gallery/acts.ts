/** What a case does before its picture is taken. */

export const press = (text: string) => (root: ShadowRoot) => {
  const all = [...root.querySelectorAll<HTMLElement>('button, label')];
  const found = all.find((b) => b.textContent?.includes(text) || b.getAttribute('aria-label') === text);
  if (!found) throw new Error(`nothing to press: ${text}`);
  found.click();
};
/** @param id of the field: "sl-f-reason" */
export const typeInto = (id: string, value: string) => (root: ShadowRoot) => {
  const el = root.querySelector<HTMLTextAreaElement>(`#${id}`);
  if (!el) throw new Error(`no field ${id}`);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value')?.set?.call(el, value);
  el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
