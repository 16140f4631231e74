/** The gallery page: `?theme=dark&width=420&only=form-first,share&tracker=jira`. */
import { mountList } from '../../components/list/mount';
import { mountPanel } from '../../components/panel/mount';
import { type Ask, Refused } from '../../lib/messages/client';
import { listSlotIn } from './list-slot';
import { LIST_CASES } from './list-views';
import { QUALITY_CASES } from './quality-cases';
import { slotIn } from './slot';
import { TRACKER_CASES } from './tracker-cases';
import { CASES, NOW } from './views';

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const width = Number(query.get('width') ?? 850);
const only = query.get('only')?.split(',');
document.body.classList.toggle('dark', theme === 'dark');

/** Menus close when the focus goes elsewhere, so cases act one after another (ms each). */
const TURN = 150;
let turns = 0;

function frameFor(name: string): HTMLElement {
  const frame = document.createElement('div');
  frame.id = name;
  frame.style.width = `${width}px`;
  const caption = document.createElement('h2');
  caption.textContent = name;
  const host = document.createElement('div');
  frame.append(caption, host);
  document.querySelector('main')?.append(frame);
  return host;
}

for (const c of [...CASES, ...QUALITY_CASES, ...TRACKER_CASES].filter(
  (x) => !only || only.includes(x.name),
)) {
  const host = frameFor(c.name);
  const slot = slotIn(host, {
    ...('view' in c ? { view: c.view } : { pending: c.pending }),
    intent: c.intent ?? 'show',
    theme,
    ...(query.has('tracker') && { tracker: query.get('tracker') ?? '' }),
    ...(c.answer && { ask: (async () => c.answer) as unknown as Ask }),
    ...(c.refusal && {
      ask: (async () => {
        throw new Refused(c.refusal ?? 'failed', '');
      }) as unknown as Ask,
    }),
  });
  mountPanel(slot, { now: () => NOW });
  const { act } = c;
  if (act) setTimeout(() => act(slot.root), ++turns * TURN);
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Does it once the page has followed what was done before. */
async function soon(run: () => void) {
  for (let left = 100; ; left--) {
    await wait(30);
    try {
      return run();
    } catch (e) {
      if (left === 0) throw e;
    }
  }
}

/** `&live`: in the top layer of the page and with its keys, as on a real page; one case at a time. */
const live = query.get('live') !== null;
async function showLists() {
  await wait((turns + 1) * TURN);
  for (const c of LIST_CASES.filter((x) => !only || only.includes(x.name))) {
    const host = frameFor(c.name);
    const { slot } = listSlotIn(host, { ...c, theme });
    host.addEventListener('keydown', (e) => slot.keys.handler?.(e), { capture: true });
    mountList(slot, { now: () => NOW, inline: !live });
    for (const act of c.acts ?? []) await soon(() => act(slot.root));
  }
  await wait(500);
}
void showLists().finally(() => document.body.setAttribute('data-acted', ''));
