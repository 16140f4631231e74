/** One item written in place: the four inputs, and after the save whatever the panel would ask. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import * as icons from '../../lib/look/icons';
import { LIST } from '../../lib/strings/list';
import { NOTICE, SUMMARY } from '../../lib/strings/panel';
import { Account } from '../panel/Account';
import { Added, shownAdded } from '../panel/Add';
import { Banner } from '../panel/Banner';
import { PanelContext, useOf } from '../panel/context';
import { FormLine, FormNews, FourInputs, GoesPublic, SaveButton, useFirstField } from '../panel/Form';
import { Ended } from '../panel/Notices';
import { Body } from '../panel/Panel';
import { ToCopy } from '../panel/Share';
import type { Writer } from './writer';

export function Inputs() {
  const form = useOf((s) => s.form);
  const opened = useOf((s) => s.opened);
  const added = useMemo(() => shownAdded(form, opened), [form, opened]);
  useFirstField();
  return (
    <>
      <FormNews />
      <div className="sl-b form">
        <FourInputs />
        <Added shown={added} />
      </div>
      <GoesPublic />
      <Account />
    </>
  );
}

function Foot() {
  return (
    <div className="sl-f">
      <FormLine />
      <span className="end">
        <SaveButton />
      </span>
    </div>
  );
}

type Parts = {
  /** Under the form; by default its Save. */
  foot?: ReactNode;
  /** Under whatever else is asked, unless that is where it should go: its answers lead on. */
  rest?: ReactNode;
  /** `rest` stands there in any case. */
  always?: boolean;
};

/** The three ways or the public warning are shown. */
function useAsksWhere(): boolean {
  return useOf(({ screen, view }) => {
    if (screen === 'share' || screen === 'public') return true;
    return (
      screen === 'rest' && view?.known === 'outcome' && !view.question && view.sharing.state === 'unasked'
    );
  });
}

function Inside({ foot, rest, always = false }: Parts) {
  const screen = useOf((s) => s.screen);
  const problem = useOf((s) => s.problem);
  const stopped = useOf((s) => s.stopped);
  const status = useOf((s) => s.status);
  const asks = useAsksWhere();
  const waits = useOf((s) => s.view?.question?.kind === 'pending');
  return (
    <>
      {stopped && <Ended why={stopped} />}
      {problem && (
        <Banner icon={icons.gap} tone="w" bold={NOTICE.notDone} role="status">
          {problem}
        </Banner>
      )}
      {screen === 'form' ? (
        <>
          <Inputs />
          {foot}
        </>
      ) : waits ? (
        <Banner icon={icons.pending} bold="">
          {LIST.waits}
        </Banner>
      ) : (
        <Body />
      )}
      {screen !== 'form' && (always || !asks) && rest}
      <ToCopy />
      <p className="vh" role="status">
        {/* That it is saved, the list says itself, and of which item. */}
        {status === `${SUMMARY.savedHere}.` ? '' : status}
      </p>
    </>
  );
}

export function InPlace({ writer, foot = <Foot />, ...rest }: Parts & { writer: Writer }) {
  const end = useRef<HTMLDivElement>(null);
  // At the end of a long list its first field alone would be in sight.
  useEffect(() => end.current?.parentElement?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <PanelContext.Provider value={writer.panel}>
      {/* Takes the focus when what had it goes. */}
      <div className="wr" tabIndex={-1} ref={writer.put}>
        <Inside foot={foot} {...rest} />
        <div ref={end} />
      </div>
    </PanelContext.Provider>
  );
}
