/** Links the item to another one's outcome: one field for its address. */
import { useState } from 'react';
import type { LinkAnswer } from '../../lib/messages/protocol';
import { LINK } from '../../lib/strings/panel';
import { useOf, usePanel } from './context';
import { useEnter } from './enter';
import { useFocusFirst } from './focus';

type Problem = NonNullable<LinkAnswer['problem']>;

/** Longest address that the worker takes (characters). */
const MOST = 2_000;

export function LinkView() {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const field = useFocusFirst<HTMLInputElement>();
  const words = problem === null ? '' : problem === 'empty' ? LINK.empty : LINK.problem[problem];

  async function link() {
    if (busy) return;
    const told = url.trim() === '' ? 'empty' : ((await actions.linkTo(url.trim())) ?? null);
    setProblem(told);
    if (told !== null) field.current?.focus();
  }
  useEnter(field, link);
  const type = (value: string) => {
    setUrl(value);
    setProblem(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question inside the panel, not a set of fields
    <div role="group" aria-labelledby="sl-link-title">
      <div className="sl-b">
        <h3 className="st" id="sl-link-title">
          {LINK.title}
        </h3>
        <p className="t2 under">{LINK.rest}</p>
        <div className="slot">
          <div className="lb">
            <label htmlFor="sl-link">{LINK.label}</label>
            <small>{LINK.helper}</small>
          </div>
          <div>
            <input
              id="sl-link"
              ref={field}
              className="in"
              type="url"
              inputMode="url"
              maxLength={MOST}
              autoComplete="off"
              spellCheck={false}
              placeholder={LINK.ghost}
              value={url}
              aria-describedby={words ? 'sl-link-hint' : undefined}
              aria-invalid={words !== ''}
              onInput={(e) => type(e.currentTarget.value)}
              onChange={(e) => type(e.currentTarget.value)}
            />
            <div id="sl-link-hint" className="hint fault" role="status">
              {words}
            </div>
          </div>
        </div>
      </div>
      <div className="sl-f">
        <span className="end">
          <button type="button" className="btn q" onClick={() => actions.show('rest')}>
            {LINK.no}
          </button>
          <button
            type="button"
            id="sl-link-go"
            className="btn p"
            aria-disabled={busy || url.trim() === ''}
            onClick={() => void link()}
          >
            {busy ? LINK.busy : LINK.yes}
          </button>
        </span>
      </div>
    </div>
  );
}
