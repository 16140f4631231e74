/** How the sentence goes: one of the known ones, or the team's own, with a sample below each. */
import { useId, useRef } from 'react';
import { composeBy } from '../../../../lib/outcome/template';
import { words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { SAMPLE } from '../../../../lib/strings/sample';
import { SLOTS } from '../../../../lib/team/defaults';
import type { Team, Template } from '../../../../lib/team/team';
import { CopyAddress } from '../CopyAddress';
import { Line } from '../controls/Line';
import { isLocked, useEdit, useHere } from '../here';
import { changed, freeName, idFor, without } from '../lists';
import { Warnings } from '../Setting';
import { withSlot } from './slots';

const sample = { ...SAMPLE.form, ...SAMPLE.inSentence, direction: 'up' };
/** What a sentence of one's own begins with. */
export function Templates() {
  const here = useHere();
  const { settings, team } = here;
  const edit = useEdit();
  const group = useId();
  const locked = isLocked(here, undefined);
  const { name } = wordsOf('words/template');
  const own = (id: string) => (team.templates ?? []).some((t) => t.id === id);
  const set = (to: (t: Team) => Team, what = name) => edit(what, to);
  const add = () => {
    const fresh = freeName(words.ownName, settings.templates);
    const id = idFor(fresh, settings.templates, 'sentence');
    // It begins as the one that holds, and holds once it is chosen.
    const text = settings.templates.find((t) => t.id === settings.template)?.text ?? '';
    set((t) => ({ ...t, templates: [...(t.templates ?? []), { id, name: fresh, text }] }));
  };
  return (
    <section className="part" data-setting="template">
      <div className="named over">
        <h2>{name}</h2>
        <CopyAddress setting="template" name={name} />
        {!locked && (
          <button type="button" className="btn end" onClick={add}>
            {words.add}
          </button>
        )}
      </div>
      <fieldset className="templates" disabled={locked}>
        <legend className="vh">{name}</legend>
        {settings.templates.map((t) => (
          <div key={t.id} className={t.id === settings.template ? 'template on' : 'template'}>
            <label className="check">
              <input
                type="radio"
                name={group}
                checked={t.id === settings.template}
                onChange={() => set((team) => ({ ...team, template: t.id }))}
              />
              <span className="st">{t.name}</span>
              {own(t.id) && <span className="s t2">{words.yours}</span>}
            </label>
            <Sentence text={t.text} />
            {own(t.id) && (
              <Own
                template={t}
                onChange={(to) =>
                  set((team) => ({ ...team, templates: changed(team.templates ?? [], t.id, to) }), t.name)
                }
                onRemove={() =>
                  set((team) => ({ ...team, templates: without(team.templates ?? [], t.id) }), t.name)
                }
              />
            )}
          </div>
        ))}
      </fieldset>
    </section>
  );
}

/** With a sample bet in it. */
function Sentence({ text }: { text: string }) {
  return (
    <p className="sent">
      {composeBy(text, sample).map((p, i) =>
        p.slot ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells parts apart
          <b key={i}>{p.text}</b>
        ) : (
          p.text
        ),
      )}
    </p>
  );
}

function Own({
  template: { id: template, name, text },
  onChange,
  onRemove,
}: {
  template: Template;
  onChange(to: Partial<Template>): void;
  onRemove(): void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const insert = (slot: string) => {
    const at = field.current;
    if (!at) return;
    const next = withSlot(text, slot, at.selectionStart, at.selectionEnd);
    onChange({ text: next.text });
    // After the new text stands in the field.
    setTimeout(() => {
      at.focus();
      at.setSelectionRange(next.at, next.at);
    });
  };
  return (
    <div className="own">
      <Line label={words.templateName} value={name} max={100} onChange={(to) => onChange({ name: to })} />
      <div className="field">
        <label htmlFor={id}>{words.templateText}</label>
        <div>
          <textarea
            id={id}
            ref={field}
            className="in"
            rows={3}
            maxLength={1000}
            value={text}
            aria-describedby={`${id}-hint`}
            onChange={(e) => onChange({ text: e.target.value })}
          />
          <Warnings path={`templates.${template}`} />
          <p className="hint" id={`${id}-hint`}>
            {words.templateHint}
          </p>
          <div className="chips">
            {SLOTS.map((s) => (
              <button key={s} type="button" className="chip" onClick={() => insert(s)}>
                {words.slots[s] ?? s}
              </button>
            ))}
          </div>
        </div>
      </div>
      <div className="row acts">
        <button type="button" className="btn q" onClick={onRemove}>
          {words.remove(name)}
        </button>
      </div>
    </div>
  );
}
