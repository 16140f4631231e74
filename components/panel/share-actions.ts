/** Copying and sharing, as messages to the worker and to the clipboard. */
import type { ItemView, PageMessage } from '../../lib/messages/protocol';
import type { Field } from '../../lib/outcome/fields';
import type { PanelSlot } from '../../lib/page/bridge';
import { connectHash } from '../../lib/page/standing';
import { MENU, PENDING } from '../../lib/strings/panel';
import { panelWords } from '../../lib/strings/panel-words';
import { copyText } from './clipboard';
import { asMarkdown } from './markdown';
import { trackerOf } from './place';
import { asksPublic } from './public-rows';
import { tidy } from './Rest';
import type { PanelState, PanelStore } from './state';

type Tools = {
  slot: PanelSlot;
  store: PanelStore;
  act(message: PageMessage): Promise<ItemView | null>;
  failed(e: unknown): boolean;
};

const formShown = ({ screen, form, view, pending }: PanelState) =>
  screen === 'form' ? tidy(form) : (view?.form ?? pending?.form);

/** By pending id, the form whose section went into the description: it outlives a closed panel. */
const PUT = new Map<string, string>();

export function sharingActions({ slot, store, act, failed }: Tools) {
  const { getState: get, setState: set } = store;
  const item = slot.mode === 'item' ? slot.item : null;

  /** Copies inside the click that asked for it; what cannot be copied is shown. */
  async function copy(text: string, said: string = MENU.copied): Promise<boolean> {
    const ok = await copyText(text, slot.container);
    set(ok ? { status: said, toCopy: null } : { toCopy: text });
    return ok;
  }

  async function copySection(): Promise<boolean> {
    if (!item) return false;
    try {
      const { text } = await slot.ask({ type: 'section.text', item });
      const ok = await copy(text);
      set({ copied: ok });
      return ok;
    } catch (e) {
      failed(e);
      return false;
    }
  }

  type Agreed = { fields?: Field[]; remember?: boolean };
  /** One of the three ways. In a public place the warning comes first, whatever was known before asking. */
  async function share(way: 'description' | 'connect' | 'here', agreed?: Agreed) {
    if (!item) return;
    const before = get().view;
    if (way !== 'here' && !agreed && before && asksPublic(before)) {
      set({ screen: 'public', publicWay: way });
      return;
    }
    const view = await act({ type: 'share.choose', item, way, ...agreed });
    if (!view) return;
    if (way !== 'here' && !agreed && asksPublic(view)) {
      set({ screen: 'public', publicWay: way });
      return;
    }
    set({ screen: 'rest', publicWay: null, laterSteps: false });
    if (way === 'description') await copySection();
    if (way === 'connect' && !view.account) await options(connectHash(item));
  }

  async function options(hash: string) {
    try {
      await slot.ask({ type: 'page.options', hash });
    } catch (e) {
      failed(e);
    }
  }

  /**
   * Once only: a second section beside the first would make both unreadable.
   * @param sure the person has seen that the place is public
   */
  async function insertIntoDescription(sure = false) {
    if (slot.mode !== 'new') return;
    const { pending } = get();
    if (!pending) return;
    const form = JSON.stringify(pending.form);
    const before = PUT.get(pending.id);
    if (before === form) {
      set({ inserted: { form, words: PENDING.inserted } });
      return;
    }
    try {
      const { text, isPublic } = await slot.ask({
        type: 'pending.text',
        place: slot.place,
        form: pending.form,
        ...(sure && { sure }),
      });
      set({ askPublic: isPublic === true });
      if (isPublic) return;
      if (before !== undefined) {
        if (await copy(text)) set({ inserted: { form: before, words: PENDING.older } });
        return;
      }
      if (slot.insert(text)) {
        PUT.set(pending.id, form);
        set({ inserted: { form, words: PENDING.inserted } });
      } else if (await copyText(text, slot.container)) {
        const words = panelWords(trackerOf(slot)).put?.copied ?? MENU.copied;
        // It can be pasted more than once, so nothing is told to stand there.
        set({ inserted: { form: '', words }, problem: '' });
      } else set({ toCopy: text });
    } catch (e) {
      failed(e);
    }
  }

  return {
    share,
    copySection,
    options,
    insertIntoDescription,
    /** `way`: when the warning was not opened by one of the three buttons. */
    agreePublic: (way: 'description' | 'connect' | null, fields: Field[], remember: boolean) =>
      share(way ?? get().publicWay ?? 'description', { fields, remember }),
    keepHere: (remember: boolean) => share('here', { remember }),
    /** What stands in the form while that is open. */
    copyMarkdown: () => copy(asMarkdown(formShown(get()) ?? {})),
    copyLink: () =>
      slot.mode === 'item'
        ? copy(slot.address(slot.item) ?? location.origin + location.pathname)
        : Promise.resolve(false),
  };
}
