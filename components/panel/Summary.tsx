/** What is written down: sentence, line of sight, the rest, and how it is shared. */

import type { ItemView } from '../../lib/messages/protocol';
import { keptBack } from '../../lib/page/standing';
import { heldHere } from '../../lib/page/strip-beside';
import { EDIT, sharedInPart } from '../../lib/strings/common';
import { SUMMARY } from '../../lib/strings/panel';
import { type PanelWords, writerName } from '../../lib/strings/panel-words';
import { ago } from '../../lib/strings/time';
import { Account } from './Account';
import { Behind } from './Behind';
import { useNow, useOf, usePanel, useWords } from './context';
import { HeldView } from './Held';
import { Rest, tidy } from './Rest';
import { Sentence } from './Sentence';
import { Sight } from './Sight';

/** The person who looks at it is the one who shared it last. */
function isMine({ account, sharing, outcome }: ItemView): boolean {
  const by = sharing.state === 'shared' ? (sharing.by ?? outcome?.by) : undefined;
  return account !== undefined && by?.toLowerCase() === writerName(account).toLowerCase();
}

/** Where it is kept, in one line. `now` in ms. */
export function sharingWords(view: ItemView, now: number, words: PanelWords): string {
  const { sharing, outcome } = view;
  const at = outcome?.at ? Date.parse(outcome.at) : Number.NaN;
  const when = Number.isNaN(at) ? '' : SUMMARY.saved(ago(at, now), outcome?.by);
  const join = (...parts: string[]) => parts.filter(Boolean).join(' · ');
  if (view.question?.kind === 'conflict') return SUMMARY.unsettled;
  if (sharing.state === 'sending') return SUMMARY.sending;
  if (view.question?.kind === 'gone') return SUMMARY.gone;
  if (sharing.state !== 'shared') return join(SUMMARY.savedHere, Number.isNaN(at) ? '' : ago(at, now));
  const kept = keptBack(view);
  if (kept.length > 0) return join(sharedInPart(kept).replace(/\.$/, ''), when);
  if (sharing.found)
    return when === '' ? `${words.found(sharing.where)}.` : join(words.found(sharing.where), when);
  const mine = isMine(view);
  const by = sharing.by ?? outcome?.by;
  return join(
    words.sharedIn(mine, sharing.where),
    sharing.at === undefined ? when : SUMMARY.saved(ago(sharing.at, now), by),
  );
}

export function Summary({ view, readOnly = false }: { view: ItemView; readOnly?: boolean }) {
  const { actions, env } = usePanel();
  const words = useWords();
  const now = useNow();
  const busy = useOf((s) => s.busy !== null);
  const form = tidy(view.form);
  const held = heldHere(view);
  // What is not ready is told right under the sentence, else after where it leads.
  const weak = view.quality !== undefined && view.quality.readiness !== 'fine';
  const judged = env.page && <env.page.Judged />;
  const shared = sharingWords(view, now, words);
  // Said there already, by whom and how.
  const where = view.sharing.state === 'shared' ? view.sharing.where : undefined;
  const mine = words.sharedIn(true, where);
  const told = mine !== words.sharedIn(false, where) && shared.startsWith(mine);
  return (
    <>
      {held ? (
        <HeldView held={held} />
      ) : (
        <div className="sl-b">
          <Sentence form={form} struck={env.page?.struck(view)} />
          {env.page && <env.page.Changes view={view} />}
          {weak && judged}
          <Sight form={form} onAsk={readOnly ? undefined : actions.openForm} />
          {!weak && judged}
          <Rest form={form} />
        </div>
      )}
      {!held && env.page && <env.page.Plan view={view} />}
      {!held && !told && <Account />}
      {!held && !readOnly && env.page && <env.page.Seen view={view} />}
      <Behind />
      {view.sharing.state === 'shared' && view.sharing.unchecked && (
        <p className="note warn">{words.unchecked}</p>
      )}
      {!held && env.page && <env.page.BrowserNote view={view} />}
      <div className="sl-f">
        <span className="s t2">{shared}</span>
        {!readOnly && !held && (
          <span className="end">
            <button type="button" className="btn" disabled={busy} onClick={() => actions.openForm()}>
              {EDIT}
            </button>
          </span>
        )}
      </div>
    </>
  );
}
