/** What the panel shows on an item's own page and not in a list, which does not carry it. */
import type { ReactNode } from 'react';
import type { ItemView, PendingView } from '../../lib/messages/protocol';
import type { Field, Form } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';
import { Asks } from './Asks';
import type { Struck } from './amendments';
import { askedFields } from './asked';
import { FormView } from './FormView';
import { changedPlan } from './frozen';
import { Judged } from './Judged';
import { LinkView } from './Link';
import { adviceOf, faultOf, firstFault } from './mending';
import { Waits } from './NewIssue';
import { Changes, Plan, struckIn } from './Plan';
import { Seen } from './Seen';
import { BrowserNote, Standing } from './Standing';
import { Chosen, Suggest } from './Suggest';
import type { PanelState } from './state';
import { WaiveView } from './Waive';

type Of<P> = (props: P) => ReactNode;
type Line = { field: Field; describe?: string | undefined; invalid?: boolean };

export type PageParts = Record<
  'Asks' | 'BrowserNote' | 'Changes' | 'Plan' | 'Seen' | 'Standing',
  Of<{ view: ItemView }>
> &
  Record<'Chosen' | 'Form' | 'Link', Of<object>> & {
    Judged: Of<{ at?: 'beside' | 'apart' | '' }>;
    /** How a finding on a field is mended: what somebody came for, and what stops the work. */
    advice(s: PanelState, field: Field): string;
    fault(s: PanelState, field: Field): string;
    /** The field of what keeps a bet from being ready. */
    firstFault(q: Quality | undefined): Field | null;
    /** Fields that the team asks for here beyond the four inputs, and that are blank. */
    asked(q: Quality | undefined, form: Form): Field[];
    /** Fields of a registered plan that the form would change. */
    changedPlan(s: PanelState, today: string): Field[];
    /** What the sentence shows struck. */
    struck(view: ItemView): Partial<Record<Field, Struck>>;
    /** A text field that offers what the team has named. */
    Suggest: Of<Line>;
    /** An outcome that waits for its issue. */
    Waits: Of<{ pending: PendingView }>;
    Waive: Of<{ view: ItemView; quality: Quality }>;
  };

export const PAGE: PageParts = {
  advice: adviceOf,
  Asks,
  asked: askedFields,
  BrowserNote,
  Changes,
  changedPlan,
  Chosen,
  fault: faultOf,
  firstFault,
  Form: FormView,
  Judged,
  Link: LinkView,
  Plan,
  Seen,
  Standing,
  struck: struckIn,
  Suggest,
  Waits,
  Waive: WaiveView,
};
