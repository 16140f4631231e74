/** Nothing yet: the sentence with its blanks, or with what a kept draft fills in; and where it can begin. */
import * as icons from '../../lib/look/icons';
import { WRITE } from '../../lib/strings/common';
import { EMPTY, FOREIGN, MENU, REMOVE } from '../../lib/strings/panel';
import { Banner } from './Banner';
import { useOf, usePanel } from './context';
import { useFocusFirst } from './focus';
import { Sentence } from './Sentence';

export function Empty() {
  const { slot, actions, env } = usePanel();
  const draft = useOf((s) => (slot.mode === 'new' ? s.pending?.form : s.view?.draft?.form));
  const restorable = useOf((s) => slot.mode === 'item' && s.view?.restorable === true);
  const busy = useOf((s) => s.busy !== null);
  const asked = useOf((s) => s.view?.quality?.spared === undefined);
  const write = useFocusFirst<HTMLButtonElement>();
  return (
    <>
      <Foreign />
      <div className="sl-b" style={{ paddingBlock: 18 }}>
        <Sentence form={draft ?? {}} />
        <div className="row wrap" style={{ marginTop: 16, gap: 12 }}>
          <button
            type="button"
            className={asked ? 'btn p' : 'btn'}
            ref={write}
            onClick={() => actions.openForm()}
          >
            {WRITE}
          </button>
          <span className="t2 s">{EMPTY}</span>
          {restorable && (
            <button type="button" className="btn q" aria-disabled={busy} onClick={() => void actions.undo()}>
              {REMOVE.back}
            </button>
          )}
        </div>
        {slot.mode === 'item' && env.page && (
          <p style={{ marginTop: 8 }}>
            <button type="button" className="lk q" onClick={() => actions.show('link')}>
              {MENU.link}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

const EXCERPT = 160;
const excerpt = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).trimEnd()}…` : line;
};

/** People wrote an outcome in their own way: offered, above an empty sentence and above the form. */
export function Foreign() {
  const { actions } = usePanel();
  const text = useOf((s) => (s.begun ? undefined : s.view?.foreign));
  const busy = useOf((s) => s.busy !== null);
  if (text === undefined) return null;
  return (
    <Banner
      icon={icons.info}
      bold={FOREIGN.bold}
      question
      actions={
        <button
          type="button"
          className="btn"
          aria-disabled={busy}
          onClick={() => void actions.beginForeign()}
        >
          {FOREIGN.begin}
        </button>
      }
    >
      <span dir="auto">“{excerpt(text)}”</span> <span className="t2">{FOREIGN.rest}</span>
    </Banner>
  );
}
