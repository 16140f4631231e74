/** The page of one case of the dialog: `gate.html?case=two&theme=dark`. */
import { mountGate } from '../../components/gate/mount';
import jira from '../../lib/look/palette-jira.css?inline';
import { GATE_CASES } from './gate-cases';
import { gateSlotIn } from './gate-slot';
import { NOW } from './views';

const query = new URLSearchParams(location.search);
document.documentElement.setAttribute('data-color-mode', query.get('theme') ?? 'light');
const shown = GATE_CASES.find((c) => c.name === query.get('case'));
const control = document.querySelector<HTMLElement>('#close');
if (!shown || !control) throw new Error('no such case');
if (shown.act === 'create') control.textContent = 'Create';

const { slot } = gateSlotIn(shown, control, { answers: shown.answers ?? {} });
const palette = document.createElement('style');
palette.textContent = jira;
slot.host.root.append(palette);
control.focus();
mountGate(slot, { now: () => NOW });
document.body.setAttribute('data-acted', '');
