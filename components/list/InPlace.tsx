/** One item written in place: the four inputs, and after the save whatever the panel would ask. */
import { type ReactNode, useMemo } from 'react';
import * as icons from '../../lib/look/icons';
import { LIST } from '../../lib/strings/list';
import { NOTICE } from '../../lib/strings/panel';
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

function Inside({ foot, rest }: { foot: ReactNode; rest: ReactNode }) {
  const screen = useOf((s) => s.screen);
  const problem = useOf((s) => s.problem);
  const stopped = useOf((s) => s.stopped);
  const status = useOf((s) => s.status);
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
      {screen !== 'form' && rest}
      <ToCopy />
      <p className="vh" role="status">
        {status}
      </p>
    </>
  );
}

/** @param foot under the form; by default its Save. @param rest under whatever else is asked */
export function InPlace({
  writer,
  foot = <Foot />,
  rest = null,
}: {
  writer: Writer;
  foot?: ReactNode;
  rest?: ReactNode;
}) {
  return (
    <PanelContext.Provider value={writer.panel}>
      {/* Takes the focus when what had it goes. */}
      <div className="wr" tabIndex={-1} ref={writer.put}>
        <Inside foot={foot} rest={rest} />
      </div>
    </PanelContext.Provider>
  );
}
