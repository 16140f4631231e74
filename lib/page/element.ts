/** Small helpers for making elements; text only ever as text. */

type Props = { class?: string; text?: string; attrs?: Readonly<Record<string, string>> };

/** An HTML element with class, text and attributes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: name, text, attrs }: Props = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  if (name) el.className = name;
  if (text !== undefined) el.textContent = text;
  for (const key in attrs) el.setAttribute(key, attrs[key] ?? '');
  el.append(...children);
  return el;
}

/** A button that acts only when a person pressed it. */
export function button(props: Props, press: () => void): HTMLButtonElement {
  const el = make('button', { ...props, attrs: { type: 'button', ...props.attrs } });
  el.addEventListener('click', (event) => {
    if (event.isTrusted) press();
  });
  return el;
}
