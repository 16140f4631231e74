/** The dialog before a held press, and what is said once it is gone. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { GATE } from '../../lib/strings/gate';
import { namesOf } from '../../lib/strings/panel';
import { askedHere, STRENGTH, shortAsk } from '../../lib/strings/panel-quality';
import { useTop } from '../list/use-top';
import { useOf } from '../panel/context';
import { focusField } from '../panel/focus';
import { blockingOn } from '../panel/mending';
import { StrengthBar, useAnnounced } from '../panel/Strength';
import { qualityOf } from '../panel/state';
import { toTyped } from '../panel/typed';
import { Again } from './Again';
import { Answers } from './Answers';
import { tooWeak } from './actions';
import { blankOf, elsewhereOf, fieldsOf, gapsIn, shownAsks, typedBefore } from './asks';
import { useGate, useIt } from './context';
import { Foot, Frame, GoOn } from './Frame';
import { stands } from './state';
import { Waiver } from './Waiver';

type Known = Parameters<typeof StrengthBar>[0]['quality'];

/** One line: the bar, the number, and the line to reach. */
function Line({ quality }: { quality: Known }) {
  const gate = useIt((s) => s.gate);
  const weak = quality.strength.score < gate.threshold;
  useAnnounced(quality);
  return (
    <div className="row line">
      <span className="t2">{STRENGTH.title}</span>
      <StrengthBar quality={quality} />
      <b className="n st">{quality.strength.score}</b>
      {weak && <span className="s t2">{GATE.reach(gate)}</span>}
    </div>
  );
}

function Strength() {
  const quality = useOf(qualityOf);
  const deaf = useIt((s) => s.deaf);
  if (deaf || !quality?.strength) return null;
  return <Line quality={{ ...quality, strength: quality.strength }} />;
}

/** What is saved along, and what is asked and cannot be answered here. */
function Besides() {
  const { slot } = useGate();
  const gate = useIt((s) => s.gate);
  const form = useOf((s) => s.form);
  const view = slot.part.view.get();
  const shown = fieldsOf(shownAsks(gate, view.quality));
  const before = slot.part.mode === 'item' ? typedBefore(toTyped(view.form), form, shown) : [];
  const elsewhere = elsewhereOf(gate);
  return (
    <>
      {before.length > 0 && <p className="s t2">{GATE.also(namesOf(before))}</p>}
      {elsewhere.length > 0 && <p className="s t2">{GATE.elsewhere(elsewhere.map(shortAsk).join(', '))}</p>}
    </>
  );
}

function Save() {
  const { slot, panel, actions } = useGate();
  const state = useIt((s) => s);
  const { gate, busy } = state;
  const lacking = useOf((s) => blankOf(gate.asked, s.form).length > 0);
  const weak = tooWeak(state, useOf(qualityOf)) !== null;
  const press = async () => {
    const gap = await actions.save();
    if (gap) focusField(panel.slot.container, gap);
  };
  const more = gate.level === 'require' && gate.more > 0;
  return (
    <button
      type="button"
      className="btn p"
      aria-disabled={lacking || weak || busy}
      onClick={() => void press()}
    >
      {busy ? GATE.saving : more ? GATE.saveMore : GATE.save(slot.gate.act)}
    </button>
  );
}

function Ask() {
  const { slot, panel, actions, confirm } = useGate();
  const gate = useIt((s) => s.gate);
  const stuck = useIt((s) => s.stuck);
  const quality = slot.part.view.get().quality;
  const shown = shownAsks(gate, quality);
  const { act, asked, more, level, team, threshold, strength = 0, mayWaive } = gate;
  const mayGoOn = level === 'nudge' || stuck;
  useEffect(() => {
    const state = panel.store.getState();
    const fields = fieldsOf(shownAsks(gate, qualityOf(state)));
    const wrong = fields.find((f) => blockingOn(qualityOf(state), f));
    const first = gapsIn(gate.asked, state.form)[0] ?? wrong ?? fields[0];
    if (first) focusField(panel.slot.container, first);
  }, [gate, panel]);
  useEffect(() => {
    confirm.current = () =>
      void actions.save().then((gap) => {
        if (gap) focusField(panel.slot.container, gap);
      });
    return () => {
      confirm.current = null;
    };
  }, [actions, confirm, panel]);
  return (
    <Frame
      title={GATE.title(act, asked.length)}
      rest={asked.length > 0 ? askedHere(team, asked, more) : GATE.weak(team, strength, threshold)}
    >
      <div className="sl-b">
        <Answers shown={shown} />
        <Besides />
        <Strength />
      </div>
      <Foot keys={!mayGoOn}>
        {mayWaive && (
          <button type="button" className="btn" onClick={() => actions.show('waiver')}>
            {GATE.waive}
          </button>
        )}
        {mayGoOn && <GoOn />}
        <Save />
      </Foot>
    </Frame>
  );
}

function Dialog() {
  const { slot, actions } = useGate();
  const screen = useIt((s) => s.screen);
  const status = useOf((s) => s.status);
  const dialog = useRef<HTMLDialogElement>(null);
  useTop(dialog, 'modal');
  useLayoutEffect(() => {
    if (!dialog.current?.open) slot.fail();
  }, [slot]);
  return (
    <dialog
      ref={dialog}
      className="gate"
      aria-modal="true"
      aria-labelledby="sl-gate-title"
      aria-describedby="sl-gate-rest"
      // The browser's own way to close one, besides the key.
      onCancel={(e) => {
        e.preventDefault();
        void actions.goBack();
      }}
    >
      {/* With this method the browser closes the dialog without us, where this script does not run any more. */}
      <form method="dialog" className="cq" onSubmit={(e) => e.preventDefault()}>
        <div className="sl">
          {screen === 'waiver' ? <Waiver /> : <Ask />}
          <p className="vh" role="status">
            {status}
          </p>
        </div>
      </form>
    </dialog>
  );
}

export function GateView() {
  const open = useIt(stands);
  return (
    <>
      {open && <Dialog />}
      <Again />
    </>
  );
}
