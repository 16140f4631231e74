/** What others see of an outcome besides its home: a link on the item for everybody, an older section in its text. */
import type { ItemView } from '../../lib/messages/protocol';
import { PASTED, SIGNPOST } from '../../lib/strings/panel';
import { useOf, usePanel } from './context';
import { placeOf } from './place';

/** One line, and what can be done about it. */
function Line({ says, act, label }: { says: string; act(): unknown; label: string }) {
  const busy = useOf((s) => s.busy !== null);
  return (
    <p className="note">
      <span role="status">{says}</span>{' '}
      <button type="button" className="lk" aria-disabled={busy} onClick={() => void act()}>
        {label}
      </button>
    </p>
  );
}

/** Whether everybody sees it on the item, and the way back. */
function Signposted({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const { signpost } = view;
  if (signpost === undefined || signpost === 'ask') return null;
  const stands = signpost === 'on' || signpost === 'theirs';
  const says = SIGNPOST[signpost];
  return (
    <Line
      says={typeof says === 'string' ? says : says(placeOf(view.item))}
      act={() => actions.signpost(!stands)}
      label={stands ? SIGNPOST.stop : SIGNPOST.show}
    />
  );
}

/** Somebody pasted it before; what stands there now is read by whoever has nothing else to read it with. */
function Pasted({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const copied = useOf((s) => s.copied);
  if (!view.pasted || view.sharing.state !== 'shared') return null;
  return (
    <Line
      says={copied ? PASTED.copied : PASTED[view.pasted]}
      act={() => actions.copySection()}
      label={PASTED.copy}
    />
  );
}

export function Seen({ view }: { view: ItemView }) {
  if (view.question) return null;
  return (
    <>
      <Signposted view={view} />
      <Pasted view={view} />
    </>
  );
}
