/**
 * Text that somebody has already: sorted into the fields, shown first, put there by one press, and taken back by
 * another. Nothing that stands in a field is replaced unless its person says so.
 */
import { useEffect, useRef, useState } from 'react';
import { check } from '../../lib/look/icons';
import type { PageMessage } from '../../lib/messages/protocol';
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { FIELD } from '../../lib/strings/panel';
import { PASTE } from '../../lib/strings/panel-fill';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { useKeys } from './enter';
import { fieldId, useFocusFirst } from './focus';
import { over } from './limits';
import { toTyped } from './typed';

/** A longer text than this may say more than the problem (characters). */
const LONG = 60;
/** The worker takes no more (characters). */
const MOST = 20_000;

const blank = (text: string | undefined) => (text ?? '').trim() === '';

type Found = {
  parsed: Form;
  /** Fields that may be filled without replacing anything. */
  free: readonly Field[];
};

/** What a text says, by field. `pasted`: into the problem, which held `before`. */
export function sorted(parsed: Form, now: Form, pasted: { before: string } | null): Found {
  const fields = FIELDS.filter((f) => !blank(parsed[f]));
  const free = fields.filter((f) => (f === 'problem' && pasted ? blank(pasted.before) : blank(now[f])));
  return { parsed, free };
}

/** What goes along with another field is not shown by itself. */
const QUIET: ReadonlySet<Field> = new Set(['unit', 'direction']);

function Preview({ found, done }: { found: Found; done(taken: Form | null): void }) {
  const { store, actions } = usePanel();
  const form = useOf((s) => s.form);
  const { parsed, free } = found;
  const fields = FIELDS.filter((f) => !blank(parsed[f]) && !QUIET.has(f));
  const [on, setOn] = useState<readonly Field[]>(free);
  const first = useFocusFirst<HTMLButtonElement>();
  const chosen = fields.filter((f) => on.includes(f));
  const take = () => {
    if (chosen.length === 0) return;
    const before = store.getState().form;
    const along = chosen.includes('target') || chosen.includes('metric') ? [...QUIET] : [];
    const add = [...chosen, ...along.filter((f) => !blank(parsed[f]))];
    actions.fill({ ...before, ...Object.fromEntries(add.map((f) => [f, parsed[f]])) });
    done(before);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question inside the form, not a set of its fields
    <div className="paste" role="group" aria-labelledby="sl-paste-title">
      <p className="st" id="sl-paste-title">
        {PASTE.title}
      </p>
      <table className="pv">
        <tbody>
          {fields.map((f) => (
            <tr key={f}>
              <th scope="row">
                <label>
                  <span className="cb">
                    <input
                      type="checkbox"
                      checked={on.includes(f)}
                      onChange={() => setOn(on.includes(f) ? on.filter((x) => x !== f) : [...on, f])}
                    />
                    <Icon shape={check} />
                  </span>
                  {FIELD[f].label}
                </label>
              </th>
              <td dir="auto">
                {parsed[f]}
                {!free.includes(f) && (
                  <small className="t2" dir="auto">
                    {PASTE.now} {form[f]}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className="row wrap">
        <button ref={first} type="button" className="btn" aria-disabled={chosen.length === 0} onClick={take}>
          {chosen.length === 0 ? PASTE.none : PASTE.take(chosen.length)}
        </button>
        <button type="button" className="btn q" onClick={() => done(null)}>
          {PASTE.leave}
        </button>
      </span>
    </div>
  );
}

type At =
  | { step: 'none' }
  | { step: 'typing' }
  | { step: 'preview'; found: Found }
  /** `before`: the form as it was; `after`: as it was made, and undone only while it is that. */
  | { step: 'taken'; before: Form; after: Form };

function Typing({ read, close, nothing }: { read(text: string): void; close(): void; nothing: boolean }) {
  const [text, setText] = useState('');
  const field = useFocusFirst<HTMLTextAreaElement>();
  useKeys(field, (e) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      if (!blank(text)) read(text);
    } else if (e.key === 'Escape') close();
    else return false;
    return true;
  });
  return (
    <div className="paste">
      <label className="s st" htmlFor="sl-paste">
        {PASTE.label}
      </label>
      <textarea
        id="sl-paste"
        ref={field}
        className="in"
        rows={4}
        dir="auto"
        maxLength={MOST}
        placeholder={PASTE.ghost}
        value={text}
        aria-describedby={nothing ? 'sl-paste-hint' : undefined}
        onInput={(e) => setText(e.currentTarget.value)}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {nothing && (
        <p id="sl-paste-hint" className="s t2" role="status">
          {PASTE.nothing}
        </p>
      )}
      <span className="row wrap">
        <button
          type="button"
          className="btn"
          aria-disabled={blank(text)}
          onClick={() => !blank(text) && read(text)}
        >
          {PASTE.read}
        </button>
        <button type="button" className="btn q" onClick={close}>
          {PASTE.close}
        </button>
      </span>
    </div>
  );
}

export function Paste() {
  const { slot, store, actions } = usePanel();
  const form = useOf((s) => s.form);
  const first = useOf((s) => !s.view || s.view.known === 'none' || s.view.known === 'removed');
  const [at, go] = useState<At>({ step: 'none' });
  const [nothing, setNothing] = useState(false);
  const asked = useRef(0);
  const opener = useRef<HTMLButtonElement>(null);

  async function parse(text: string, pasted: { before: string } | null) {
    const mine = ++asked.current;
    const said = { text: text.slice(0, MOST) };
    const message: PageMessage =
      slot.mode === 'item'
        ? { type: 'outcome.parse', item: slot.item, ...said }
        : { type: 'pending.parse', place: slot.place, ...said };
    const answer = await slot.ask(message).catch(() => null);
    // Another text was pasted meanwhile, or the form was left.
    if (mine !== asked.current || store.getState().screen !== 'form') return;
    const parsed = toTyped((answer as { form: Form } | null)?.form ?? {});
    const fits = Object.fromEntries(
      Object.entries(parsed).filter(([f, v]) => v !== undefined && over(f as Field, v) === 0),
    ) as Form;
    const found = sorted(fits, store.getState().form, pasted);
    const says = FIELDS.filter((f) => !blank(fits[f]) && !QUIET.has(f));
    // One thing in the problem may stay where it was pasted.
    if (pasted ? says.some((f) => f !== 'problem') : says.length > 0) go({ step: 'preview', found });
    else setNothing(!pasted);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: one listener for as long as the form stands
  useEffect(() => {
    const onPaste = (e: ClipboardEvent) => {
      const target = e.target as Element | null;
      const text = e.clipboardData?.getData('text') ?? '';
      if (target?.id !== fieldId('problem') || text.trim().length <= LONG) return;
      // Before the text stands in the field.
      void parse(text, { before: store.getState().form.problem ?? '' });
    };
    slot.container.addEventListener('paste', onPaste);
    return () => slot.container.removeEventListener('paste', onPaste);
  }, []);

  const close = () => {
    asked.current++;
    setNothing(false);
    go({ step: 'none' });
    requestAnimationFrame(() => opener.current?.focus());
  };
  const read = (text: string) => {
    setNothing(false);
    void parse(text, null);
  };
  if (at.step === 'typing') return <Typing read={read} close={close} nothing={nothing} />;
  if (at.step === 'preview') {
    const { found } = at;
    const done = (before: Form | null) =>
      before ? go({ step: 'taken', before, after: store.getState().form }) : close();
    return <Preview found={found} done={done} />;
  }
  if (at.step === 'taken' && form === at.after) {
    const { before, after } = at;
    const n = FIELDS.filter((f) => !QUIET.has(f) && before[f] !== after[f]).length;
    return (
      <p className="s row took" role="status">
        <Icon shape={check} className="ic good" />
        {PASTE.taken(n)}
        <button
          type="button"
          className="lk"
          onClick={() => {
            actions.fill(before);
            close();
          }}
        >
          {PASTE.undo}
        </button>
      </p>
    );
  }
  return first ? (
    <p className="took">
      <button ref={opener} type="button" className="lk q" onClick={() => go({ step: 'typing' })}>
        {PASTE.begin}
      </button>
    </p>
  ) : null;
}
