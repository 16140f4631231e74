/** The form on the item's own page: the sentence above it composes itself while somebody types. */
import { useMemo } from 'react';
import { FORM } from '../../lib/strings/panel';
import { askedHere, REGISTER } from '../../lib/strings/panel-quality';
import { Account } from './Account';
import { Added, AddRow, shownAdded } from './Add';
import { askedFields } from './asked';
import { useOf } from './context';
import { FormLine, FormNews, FourInputs, GoesPublic, SaveButton, useFirstField } from './Form';
import { Judged } from './Judged';
import { Paste } from './Paste';
import { Sentence } from './Sentence';
import { Offer } from './Standing';
import { qualityOf } from './state';
import { useChangedPlan, WhyNow } from './WhyNow';

/** What the team asks for beyond the four inputs: its fields stand open below. */
function Asked() {
  const quality = useOf(qualityOf);
  const form = useOf((s) => s.form);
  const asks = quality?.asked.filter((a) => askedFields({ ...quality, asked: [a] }, form).length > 0) ?? [];
  if (!quality || asks.length === 0) return null;
  return <p className="hint">{askedHere(quality.team?.name, asks, quality.more)}</p>;
}

export function FormView() {
  const form = useOf((s) => s.form);
  const offer = useOf((s) => s.view?.teamOffer);
  const focus = useOf((s) => s.focus);
  const opened = useOf((s) => s.opened);
  const unsaid = useOf((s) => s.why.trim() === '');
  const changed = useChangedPlan();
  const added = useMemo(() => shownAdded(form, opened), [form, opened]);
  useFirstField();
  return (
    <>
      <FormNews />
      {offer && <Offer offer={offer} />}
      <div className="sl-b calm">
        <Sentence form={form} typing={focus} kept />
      </div>
      <div className="form2">
        <div className="sl-b form">
          <Paste />
          <FourInputs />
          <WhyNow changed={changed} />
          <AddRow shown={added}>
            <Asked />
          </AddRow>
          <Added shown={added} />
        </div>
        <Judged at="beside" />
      </div>
      <GoesPublic />
      <Account />
      <div className="sl-f">
        <FormLine />
        <span className="end">
          <span className="keys" aria-hidden="true">
            <kbd>Tab</kbd> <span className="w">{FORM.keys.next}</span>
            <kbd>Alt</kbd>
            <kbd>1–{Math.min(9, 4 + added.length)}</kbd> <span className="w">{FORM.keys.jump}</span>
            <kbd>Alt</kbd>
            <kbd>A</kbd> <span className="w">{FORM.keys.add}</span>
          </span>
          {changed.length > 0 ? <SaveButton label={REGISTER.record} waits={unsaid} /> : <SaveButton />}
        </span>
      </div>
    </>
  );
}
