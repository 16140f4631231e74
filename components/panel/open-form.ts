/** The form as it opens: on a draft that was kept, else on what is saved; with what its team asks for beyond that. */
import { FIELDS, type Field, type Form, missing, REQUIRED } from '../../lib/outcome/fields';
import type { PageParts } from './page-parts';
import { type PanelState, versionOf } from './state';
import { toTyped } from './typed';

const filled = (form: Form) => Object.values(form).some((v) => v.trim() !== '');

/**
 * @param page absent in a list, where nothing is asked for by itself
 * @param at the field to go to; absent: the first empty one, else the first that is at fault
 * @param span the part of its text that is meant
 */
export function formOpened(
  s: PanelState,
  page: PageParts | undefined,
  at: Field | undefined,
  span: PanelState['span'],
): Partial<PanelState> {
  // What waits for its item is its own draft, and there is nothing else to begin with.
  const kept = s.view ? s.view.draft : s.pending;
  const restored = kept && filled(kept.form) ? kept : undefined;
  const base = toTyped(s.view?.form ?? {});
  const form = s.view ? { ...(restored?.form ?? base) } : toTyped(restored?.form ?? {});
  const version = versionOf(s.view);
  const from = restored && s.view?.draft?.from !== undefined ? s.view.draft.from : version;
  const quality = s.view?.quality ?? s.pending?.quality;
  const asked = page?.asked(quality, form);
  const want = at ?? (missing(form).length === 0 ? page?.firstFault(quality) : undefined) ?? null;
  return {
    screen: 'form',
    form,
    base: { ...base },
    from,
    opened: FIELDS.filter(
      (f) => restored?.opened.includes(f) || asked?.includes(f) || (f === want && !REQUIRED.includes(f)),
    ),
    want,
    span,
    judged: null,
    why: '',
    told: false,
    focus: null,
    problem: '',
    changed: restored !== undefined && from !== version,
    draft: restored ? { state: 'kept', at: restored.at } : { state: 'none' },
  };
}
