/** The menu behind the three dots. Arrows and Escape come through the key handler (`keys.ts`). */
import { useEffect, useRef } from 'react';
import { kebab } from '../../lib/look/icons';
import { heldHere } from '../../lib/page/strip-beside';
import { HEADER, MENU } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { isReadOnly } from './state';

export function Menu() {
  const { slot, store, actions, env } = usePanel();
  const open = useOf((s) => s.menu);
  const has = useOf((s) => s.view?.known === 'outcome');
  const shared = useOf((s) => s.view?.sharing.state === 'shared');
  const readOnly = useOf((s) => isReadOnly(s.view));
  const held = useOf((s) => heldHere(s.view) !== null);
  const none = useOf((s) => s.view?.known === 'none' || s.view?.known === 'removed');
  // Also what is only begun: it may be wanted in a description that no section can be put into.
  const typed = useOf((s) =>
    s.screen === 'form' || (s.view === null && s.pending !== null)
      ? Object.values(s.screen === 'form' ? s.form : (s.pending?.form ?? {})).some((v) => v.trim() !== '')
      : has,
  );
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);

  const close = () => store.setState({ menu: false });
  const item = (label: string, run: () => unknown, keepFocus = true) => (
    <button
      key={label}
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={() => {
        close();
        if (keepFocus) button.current?.focus();
        void run();
      }}
    >
      {label}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus left, and closes the menu
    <span
      onBlur={(e) => {
        if (!(e.relatedTarget instanceof Node && e.currentTarget.contains(e.relatedTarget))) close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="btn q icon"
        aria-label={HEADER.more}
        title={HEADER.more}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => store.setState({ menu: !open })}
      >
        <Icon shape={kebab} />
      </button>
      {open && (
        <div className="pmenu" role="menu" ref={list} aria-label={HEADER.more}>
          {has && !readOnly && !held && item(MENU.edit, () => actions.openForm(), false)}
          {typed && !held && item(MENU.copyMarkdown, actions.copyMarkdown)}
          {slot.mode === 'item' && item(MENU.copyLink, actions.copyLink)}
          {has && !readOnly && !shared && item(MENU.share, () => actions.show('share'), false)}
          {none &&
            slot.mode === 'item' &&
            !readOnly &&
            env.page &&
            item(MENU.link, () => actions.show('link'), false)}
          {item(MENU.keyboard, () => actions.show('keyboard'), false)}
          {has && !readOnly && <hr />}
          {has &&
            !readOnly &&
            item(
              held ? MENU.unlink : MENU.remove,
              () => actions.show('remove', { removeFor: 'menu' }),
              false,
            )}
        </div>
      )}
    </span>
  );
}
