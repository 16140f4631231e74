/** Where the team's file is, what it says, and whether its changes hold by themselves. */
import { useState } from 'react';
import { team as words } from '../../../../lib/strings/pages-team';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { fileTrouble } from '../../../../lib/strings/pages-team-trouble';
import { clock, dayWords } from '../../../../lib/strings/time';
import { Banner } from '../../../page/Banner';
import { Choice } from '../controls/Choice';
import { addressOf, useHere } from '../here';
import { Setting } from '../Setting';
import { useTeams } from '../store';
import { Problems } from './Problems';
import { hostOf, linkOf } from './where';

export function File() {
  const here = useHere();
  const { view } = here;
  const { from, where, checkedAt, trouble, problems, offered, unpublished, undoUntil, joinedAt } = view;
  const { id } = view.team;
  const act = useTeams((s) => s.act);
  const busy = useTeams((s) => s.busy);
  const [undone, setUndone] = useState(false);
  const follows = from !== undefined && from.kind !== 'code';
  const link = linkOf(from);
  const day = (ms: number) => dayWords(new Date(ms));
  const w = words.file;
  return (
    <>
      <Setting at="team/file" group>
        {() => (
          <>
            <p className="plain">
              {follows ? <b className="st">{where}</b> : from ? w.code : w.none}{' '}
              <span className="s t2 n">
                {[
                  follows && (checkedAt ? w.checked(clock(checkedAt, Date.now())) : w.never),
                  follows && !offered && !trouble && !problems && checkedAt && w.fresh,
                  w.joined(day(joinedAt)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            <div className="row">
              {follows && (
                <button
                  type="button"
                  className="btn"
                  aria-disabled={busy === 'team.check'}
                  onClick={() => busy !== 'team.check' && void act({ type: 'team.check', id })}
                >
                  {busy === 'team.check' ? w.checking : w.check}
                </button>
              )}
              {!from && (
                <a className="btn" href={addressOf(here, 'save')}>
                  {w.save}
                </a>
              )}
              {link !== undefined && (
                <a className="btn q" href={link} target="_blank" rel="noreferrer">
                  {w.open}
                </a>
              )}
            </div>
            <Problems
              strong={trouble ? words.problems.unread : words.problems.broken}
              {...(trouble && { trouble: fileTrouble(trouble, hostOf(from), where ?? '') })}
              problems={problems ?? []}
              rest={words.problems.stay}
            />
            {offered && (
              <div className="said">
                <Banner
                  kind="i"
                  actions={
                    <a className="btn p" href={addressOf(here, 'changes')}>
                      {w.see}
                    </a>
                  }
                >
                  {w.differs(offered.changes.length, offered.by ?? '', offered.at ? day(offered.at) : '')}
                </Banner>
              </div>
            )}
            {unpublished && unpublished.length > 0 && (
              <div className="said">
                <Banner
                  kind="i"
                  actions={
                    <a className="btn" href={addressOf(here, 'save')}>
                      {w.publish}
                    </a>
                  }
                >
                  {w.unpublished(unpublished.length)}
                </Banner>
              </div>
            )}
            {undoUntil !== undefined && (
              <div className="said">
                <Banner
                  kind="i"
                  actions={
                    <button
                      type="button"
                      className="btn"
                      onClick={async () => setUndone((await act({ type: 'team.undo', id })) !== null)}
                    >
                      {words.undo.undo}
                    </button>
                  }
                >
                  {words.undo.until(day(undoUntil))}
                </Banner>
              </div>
            )}
            <p className="s t2" role="status">
              {undone ? words.undo.undone : ''}
            </p>
          </>
        )}
      </Setting>
      {follows && (
        <Setting at="team/mode" group>
          {({ described }) => (
            <>
              <Choice
                name={wordsOf('team/mode').name}
                value={view.mode}
                options={w.mode}
                described={described}
                onChange={(mode) => void act({ type: 'team.mode', id, mode })}
              />
              <p className="hint">{w.modeHint[view.mode]}</p>
            </>
          )}
        </Setting>
      )}
    </>
  );
}
