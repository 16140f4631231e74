/** The marker label of one chosen place: off, or a name that our writes put on items with a complete outcome. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ChosenPlace, MarkerChoice } from '../../lib/messages/protocol';
import { ownerOf } from '../../lib/outcome/item';
import { common, options } from '../../lib/strings/pages';
import { trackerName } from '../../lib/strings/trouble';
import { samePlace } from '../page/place-input';
import { useSettings } from '../page/places';

const words = options.places.marker;
/** UNVERIFIED: the most that GitHub takes; Jira and Linear take more. */
const LONGEST = 50;

/** What holds for a chosen place: its own choice, else its owner's; null: no label. */
export function labelFor(p: ChosenPlace, all: readonly MarkerChoice[]): string | null {
  const own = all.find((m) => m.tracker === p.tracker && samePlace(m, p));
  if (own || p.scope === 'owner') return own?.label ?? null;
  const owner = { site: p.site, name: ownerOf(p), scope: 'owner' };
  return all.find((m) => m.tracker === p.tracker && samePlace(m, owner))?.label ?? null;
}

/** Why a name cannot be that of a label; empty when it can. */
export function wrongLabel(name: string, tracker = 'github'): string {
  if (name.trim() === '') return words.wrong.empty;
  if (name.trim().length > LONGEST) return words.wrong.long(LONGEST);
  if (tracker === 'jira' && /\s/.test(name.trim())) return words.wrong.spaces;
  return /["\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name.trim()) ? words.wrong.characters : '';
}

/** @param name the place, as it is called on the page */
export function MarkerLabel({
  place,
  name,
  label,
}: {
  place: ChosenPlace;
  name: string;
  label: string | null;
}) {
  const setMarker = useSettings((s) => s.setMarker);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) field.current?.select();
  }, [open]);

  const start = () => {
    setText(label ?? words.suggested);
    setWrong('');
    setSaid('');
    setOpen(!open);
  };
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const put = async (next: string | null) => {
    if (!(await setMarker(place, next))) return;
    setSaid(next === null ? words.off(name) : words.on(next, name, words.needs[place.tracker] ?? ''));
    close();
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const why = wrongLabel(text, place.tracker);
    setWrong(why);
    if (why === '') void put(text.trim());
    else field.current?.focus();
  };

  return (
    <div style={{ flexBasis: '100%' }}>
      <div className="row">
        <span className="s t2">{label === null ? words.isOff : words.isOn(label)}</span>
        <button
          type="button"
          className="btn q"
          ref={button}
          aria-expanded={open}
          aria-label={words.nameChange(name)}
          onClick={start}
        >
          {words.change}
        </button>
      </div>
      {open && (
        <form
          className="box"
          style={{ margin: '4px 0 8px' }}
          noValidate
          aria-label={words.nameChange(name)}
          onSubmit={submit}
          onKeyDown={(e) => {
            if (e.key !== 'Escape') return;
            e.preventDefault();
            close();
          }}
        >
          <div className="in-box">
            <p style={{ marginBottom: 8, maxWidth: '72ch' }}>{words.explained(trackerName(place.tracker))}</p>
            <label className="s st" htmlFor={id}>
              {words.label}
            </label>
            <div className="row">
              <input
                id={id}
                ref={field}
                className="in"
                style={{ flex: '1 1 160px', maxWidth: 260 }}
                value={text}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                aria-invalid={wrong !== ''}
                aria-describedby={`${id}-wrong`}
                onChange={(e) => {
                  setText(e.target.value);
                  setWrong('');
                }}
              />
              <button type="submit" className="btn">
                {words.put}
              </button>
              {label !== null && (
                <button type="button" className="btn" onClick={() => void put(null)}>
                  {words.turnOff}
                </button>
              )}
              <button type="button" className="btn q" onClick={close}>
                {common.cancel}
              </button>
            </div>
            <p className="wrong" id={`${id}-wrong`} role="status">
              {wrong}
            </p>
          </div>
        </form>
      )}
      <p className="s t2" role="status">
        {said}
      </p>
    </div>
  );
}
