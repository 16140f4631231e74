/** The panel: header and whatever the state asks for. Order of what is shown first: stopped, the open screen, a
 * question, then the outcome. */
import type { ReactNode } from 'react';
import type { Icon as Shape } from '../../lib/look/icons';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { type Badge, badgeOf } from '../../lib/outcome/badge';
import { badgeSharing, byHand } from '../../lib/page/standing';
import { heldHere, heldUnseen } from '../../lib/page/strip-beside';
import { standingFacts } from '../../lib/page/strip-quality';
import { othersWait, unread } from '../../lib/page/strip-waiting';
import { REGION } from '../../lib/strings/common';
import { CONFLICT, COPIED, DAMAGED, HEADER, NEWER, NOTICE } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { Banner } from './Banner';
import { Conflict } from './Conflict';
import { useNow, useOf, usePanel, useWords } from './context';
import { Empty } from './Empty';
import { useFocusKept } from './focus';
import { Header, Stage } from './Header';
import { Attached, Ended, Keyboard, LocalOnly, NotChecked, NotSent } from './Notices';
import { PublicWarning } from './PublicWarning';
import { placeOf } from './place';
import { asksPublic } from './public-rows';
import { Copied, Damaged, Gone, Moved, Newer, Overwritten, WaitedFor } from './Questions';
import { Removed, RemoveView } from './Remove';
import { Sentence } from './Sentence';
import { ShareChoice, Steps, ToCopy } from './Share';
import { Summary } from './Summary';
import { stageShown } from './stage';
import { type PanelState, qualityOf } from './state';
import { toKept } from './typed';

/** The badge while a question is open says the question. */
function badgeFor(s: PanelState, now: number): Badge | undefined {
  const today = dayOf(now);
  const typing = s.screen === 'form';
  const q = s.view?.question;
  const plain = { notShared: false, label: '' };
  if (q?.kind === 'conflict' && !typing) {
    const text = CONFLICT.badge(q.rows.length);
    return { ...plain, state: 'due', icon: 'due', tone: 'warn', text, label: text };
  }
  // States of the record, not of the outcome: said in plain words by the header.
  if (plainFor(s)) return undefined;
  const held = typing ? null : heldHere(s.view);
  // What stands elsewhere is judged there.
  if (held) return heldUnseen(held) ? badgeOf({ known: 'unread', form: {}, heldElsewhere: true }) : undefined;
  if (!s.view && !s.pending) return undefined;
  const kept = typing ? toKept(s.form, today) : (s.view?.form ?? s.pending?.form ?? {});
  const any = Object.values(kept).some((v) => v.trim() !== '');
  const isPending = s.view === null;
  const known = typing || isPending ? (any ? 'outcome' : 'none') : (s.view?.known ?? 'unread');
  return badgeOf({
    known,
    form: kept,
    content: s.view?.outcome?.content,
    sharing: isPending ? { state: 'here' } : typing || !s.view ? undefined : badgeSharing(s.view),
    ...standingFacts(qualityOf(s)),
    today,
    wide: true,
  });
}

/** What the header says in the place of a badge when the record itself is in question. */
function plainFor(s: PanelState): { icon: Shape; text: string } | undefined {
  if (s.screen === 'form') return undefined;
  const kind = s.view?.question?.kind;
  if (kind === 'copied') return { icon: icons.copy, text: COPIED.badge };
  if (kind === 'damaged') return { icon: icons.gap, text: DAMAGED.badge };
  return kind === 'newer' ? { icon: icons.lock, text: NEWER.badge } : undefined;
}

function Question({ view }: { view: ItemView }) {
  const later = useOf((s) => s.laterConflict);
  const laterPending = useOf((s) => s.laterPending);
  const q = view.question;
  switch (q?.kind) {
    case 'conflict':
      // Choices belong to the question that was shown.
      return later ? null : <Conflict key={q.id} question={q} />;
    case 'copied':
      return <Copied question={q} />;
    case 'gone':
      return <Gone question={q} />;
    case 'overwritten':
      return <Overwritten question={q} />;
    case 'damaged':
      return <Damaged question={q} />;
    case 'newer':
      return <Newer question={q} />;
    case 'pending':
      return laterPending ? null : <WaitedFor question={q} view={view} />;
    default:
      return null;
  }
}

function Known({ view }: { view: ItemView }) {
  const { env } = usePanel();
  const laterSteps = useOf((s) => s.laterSteps);
  const words = useWords();
  switch (view.known) {
    case 'unread':
      return <NotChecked view={view} />;
    case 'removed':
      return <Removed view={view} />;
    case 'none':
      return byHand(view) ? (
        <Removed view={view} />
      ) : (
        <>
          {env.page && <env.page.Standing view={view} />}
          <Empty />
        </>
      );
    default:
  }
  const watching = view.sharing.state === 'watching';
  const reads = words.byHand.kind === 'section';
  if (watching && reads && !laterSteps) return <Steps />;
  const asks = view.sharing.state === 'unasked' || (watching && !reads);
  if (asks && view.question?.kind !== 'gone') {
    // Connected, so there is one way to go; a public place is asked about before it is gone.
    if (view.account && asksPublic(view))
      return <PublicWarning view={view} place={placeOf(view.item)} way="connect" />;
    return (
      <>
        <Attached view={view} />
        <ShareChoice view={view} />
        {env.page && <env.page.Judged at="apart" />}
      </>
    );
  }
  return (
    <>
      {env.page && !view.question && <env.page.Standing view={view} />}
      <Attached view={view} />
      {!othersWait(view) && <NotSent view={view} />}
      {env.page && <env.page.Asks view={view} />}
      {view.question?.kind !== 'gone' && <LocalOnly view={view} />}
      <Summary view={view} />
    </>
  );
}

function ItemBody({ view }: { view: ItemView }) {
  const { store } = usePanel();
  const later = useOf((s) => s.laterConflict);
  const laterPending = useOf((s) => s.laterPending);
  const q = view.question;
  if (q?.kind === 'moved') {
    return (
      <>
        <Moved question={q} />
        {view.known === 'outcome' && (
          <div className="sl-b">
            <Sentence form={view.form} />
          </div>
        )}
      </>
    );
  }
  // These stand alone: what is under them is not settled, or not readable.
  const alone =
    q &&
    (['copied', 'damaged', 'newer'].includes(q.kind) ||
      (q.kind === 'conflict' && !later) ||
      (q.kind === 'pending' && !laterPending));
  return (
    <>
      {othersWait(view) && <NotSent view={view} />}
      <Question view={view} />
      {q?.kind === 'conflict' && later && (
        <Banner
          icon={icons.due}
          tone="w"
          bold={CONFLICT.bold}
          actions={
            <button type="button" className="btn" onClick={() => store.setState({ laterConflict: false })}>
              {CONFLICT.settle}
            </button>
          }
        />
      )}
      {!alone && <Known view={view} />}
    </>
  );
}

/** Whatever the state asks for, under the header. */
export function Body(): ReactNode {
  const { env } = usePanel();
  const screen = useOf((s) => s.screen);
  const view = useOf((s) => s.view);
  const pending = useOf((s) => s.pending);
  if (screen === 'keyboard') return <Keyboard />;
  if (screen === 'form') return env.page ? <env.page.Form /> : null;
  if (screen === 'remove') return <RemoveView />;
  if (screen === 'link' && env.page) return <env.page.Link />;
  if (screen === 'public' && view) return <PublicWarning view={view} place={placeOf(view.item)} />;
  if (screen === 'waive' && env.page && view?.quality)
    return <env.page.Waive view={view} quality={view.quality} />;
  if (screen === 'share' && view) return <ShareChoice view={view} />;
  if (view) return <ItemBody view={view} />;
  return pending?.saved && env.page ? <env.page.Waits pending={pending} /> : <Empty />;
}

export function Panel() {
  const { slot } = usePanel();
  const kept = useFocusKept<HTMLElement>();
  const now = useNow();
  const state = useOf((s) => s);
  const { stopped, problem, status, view } = state;
  const stage = stageShown(view);
  const reading = slot.mode === 'item' && view?.known === 'unread' && !unread(view) && !view.question;
  return (
    <div className="cq">
      <section
        ref={kept}
        className="sl"
        aria-label={REGION}
        aria-busy={reading || state.busy !== null}
        tabIndex={-1}
      >
        <Header
          badge={reading ? undefined : badgeFor(state, now)}
          note={reading ? HEADER.reading : undefined}
          plain={plainFor(state)}
          stage={stage}
        />
        {!stopped && slot.mode === 'item' && stage !== null && <Stage at={stage} className="stage stage2" />}
        {stopped && <Ended why={stopped} />}
        {problem && (
          <Banner icon={icons.gap} tone="w" bold={NOTICE.notDone} role="status">
            {problem}
          </Banner>
        )}
        <Body />
        <ToCopy />
        <p className="vh" role="status">
          {status}
        </p>
      </section>
    </div>
  );
}
