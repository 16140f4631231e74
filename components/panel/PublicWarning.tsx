/** Before the first shared save in a public place: what would be written, a box per field. Keeping it is the default. */
import { useMemo, useState } from 'react';
import { check, gap } from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { heldHere } from '../../lib/page/strip-beside';
import { PUBLIC } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { Banner } from './Banner';
import { useOf, usePanel, useWords } from './context';
import { useFocusFirst } from './focus';
import { linkRow, publicRows } from './public-rows';

function Box({ id, on, set }: { id: string; on: boolean; set?: (on: boolean) => void }) {
  return (
    <span className="cb">
      <input
        type="checkbox"
        id={id}
        checked={on}
        disabled={!set}
        onChange={(e) => set?.(e.currentTarget.checked)}
      />
      <Icon shape={check} />
    </span>
  );
}

type Props = { view: ItemView; place: string; way?: 'description' | 'connect' };

export function PublicWarning({ view, place, way }: Props) {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const words = useWords();
  const held = heldHere(view);
  const rows = useMemo(() => {
    const link = heldHere(view);
    return link ? [linkRow(link)] : publicRows(view.form);
  }, [view]);
  const [chosen, choose] = useState<Record<string, boolean>>({});
  const [remember, setRemember] = useState(false);
  const keep = useFocusFirst<HTMLButtonElement>();
  const isOn = (id: string, by: boolean) => chosen[id] ?? by;
  const on = rows.filter((r) => isOn(r.id, r.on));
  const readings = (view.outcome?.content.readings?.length ?? 0) > 0;
  return (
    <div role="dialog" aria-modal="true" aria-label={PUBLIC.bold} data-trap="">
      <Banner icon={gap} tone="w" bold={PUBLIC.bold}>
        {words.goesPublic(place)}
      </Banner>
      <div className="sl-b" style={{ padding: '8px 16px 10px' }}>
        <p className="s t2">{PUBLIC.caption}</p>
        <table className="pv">
          <tbody>
            {rows.map((r) => {
              const is = isOn(r.id, r.on);
              return (
                <tr key={r.id}>
                  <td style={{ width: 24 }}>
                    <Box
                      id={`sl-pub-${r.id}`}
                      on={is}
                      set={(next) => choose((all) => ({ ...all, [r.id]: next }))}
                    />
                  </td>
                  <th scope="row">
                    <label htmlFor={`sl-pub-${r.id}`}>{r.label}</label>
                  </th>
                  <td className={is ? undefined : 't2'} dir="auto">
                    {r.text}
                  </td>
                  <td className="t2 s nw" style={{ textAlign: 'end' }}>
                    {is ? PUBLIC.public : PUBLIC.stays}
                  </td>
                </tr>
              );
            })}
            {readings && (
              <tr>
                <td style={{ width: 24 }}>
                  <Box id="sl-pub-readings" on={false} />
                </td>
                <th scope="row">
                  <label htmlFor="sl-pub-readings">{PUBLIC.readings}</label>
                </th>
                <td className="t2">{PUBLIC.readingsText}</td>
                <td className="t2 s nw" style={{ textAlign: 'end' }}>
                  {PUBLIC.never}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <div className="sl-f">
        {!held && (
          <span className="rem">
            <Box id="sl-pub-remember" on={remember} set={setRemember} />
            <label htmlFor="sl-pub-remember">{PUBLIC.remember(place)}</label>
          </span>
        )}
        <span className="end">
          <button
            type="button"
            className="btn"
            aria-disabled={busy || on.length === 0}
            onClick={() => {
              if (on.length > 0)
                void actions.agreePublic(
                  way ?? null,
                  on.flatMap((r) => r.fields),
                  remember,
                );
            }}
          >
            {on.length === 0 ? PUBLIC.none : held ? PUBLIC.shareLink : PUBLIC.share(on.length)}
          </button>
          <button type="button" className="btn p" ref={keep} onClick={() => void actions.keepHere(remember)}>
            {PUBLIC.keep}
          </button>
        </span>
      </div>
    </div>
  );
}
