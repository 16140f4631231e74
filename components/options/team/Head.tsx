/** The top of a section: its title, and what becomes of what was changed. Stays in sight while it scrolls. */
import type { ReactNode } from 'react';
import { common } from '../../../lib/strings/pages';
import { team as words } from '../../../lib/strings/pages-team';
import { Banner } from '../../page/Banner';
import { addressOf, useHere } from './here';
import { useTeams } from './store';
import { useChanges } from './use-changes';

export function Head({ title, lead }: { title: string; lead?: ReactNode }) {
  return (
    <>
      <div className="head">
        <h1 tabIndex={-1}>{title}</h1>
        <Bar />
      </div>
      {lead !== undefined && <p className="lead">{lead}</p>}
      <Failed />
    </>
  );
}

/** The last name in a path of changes, as people read it. */
const nameOf = (what: string | undefined): string => {
  if (what === undefined) return '';
  if (what === 'discard') return words.bar.all;
  return what === 'elsewhere' ? words.bar.elsewhere : what;
};

function Bar() {
  const here = useHere();
  const { id } = here.view.team;
  const { undo, redo, discard } = useTeams();
  const work = useTeams((s) => s.work[id]);
  const changes = useChanges();
  const before = work?.past.at(-1)?.what;
  const after = work?.future[0]?.what;
  return (
    <div className="bar">
      <span className="s t2 n" role="status" title={changes.length > 0 ? words.bar.unsavedMore : undefined}>
        {changes.length > 0 ? words.bar.unsaved(changes.length) : ''}
      </span>
      {before !== undefined && (
        <button
          type="button"
          className="btn q"
          title={words.bar.undoOf(nameOf(before))}
          aria-label={words.bar.undoOf(nameOf(before))}
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => undo(id)}
        >
          {words.bar.undo}
        </button>
      )}
      {after !== undefined && (
        <button
          type="button"
          className="btn q"
          title={words.bar.redoOf(nameOf(after))}
          aria-label={words.bar.redoOf(nameOf(after))}
          onClick={() => redo(id)}
        >
          {words.bar.redo}
        </button>
      )}
      {changes.length > 0 && (
        <>
          <button type="button" className="btn lg" onClick={() => discard(id)}>
            {words.bar.discard}
          </button>
          <a className="btn p lg" href={addressOf(here, 'save', 'team')}>
            {words.bar.save}
          </a>
        </>
      )}
    </div>
  );
}

/** Why the last act did not happen. */
export function Failed() {
  const failed = useTeams((s) => s.failed);
  const read = useTeams((s) => s.read);
  if (failed === '') return null;
  return (
    <div className="said">
      <Banner
        kind="e"
        live
        actions={
          <button type="button" className="btn" onClick={() => void read()}>
            {common.again}
          </button>
        }
      >
        {failed}
      </Banner>
    </div>
  );
}
