/** The settings of a policy below its table. */
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { READINGS, WAIVERS } from '../../../../lib/strings/team';
import type { Policy } from '../../../../lib/team/team';
import { Chips } from '../controls/Chips';
import { Choice } from '../controls/Choice';
import { Day } from '../controls/Day';
import { Num } from '../controls/Num';
import { Pick } from '../controls/Pick';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';
import { Threshold } from './Threshold';
import { itemIn, wholeDays } from './take';

type Key = Extract<keyof Policy, string>;

/** Changes one key of the policy. */
function useSet() {
  const edit = useEdit();
  return <K extends Key>(key: K, name: string, value: Policy[K]) =>
    edit(name, (t) => ({ ...t, policy: { ...t.policy, [key]: value } }));
}

const c = words.chips;

export function Fields() {
  const { settings, team } = useHere();
  const { policy } = settings;
  const set = useSet();
  const edit = useEdit();
  return (
    <div className="part">
      <Threshold
        value={policy.threshold}
        onChange={(v) => set('threshold', wordsOf('policy/threshold').name, v)}
      />
      <Setting at="policy/exempt" path="policy.exempt" group>
        {(p) => (
          <Chips
            items={policy.exempt}
            label={c.addType}
            placeholder={c.type}
            drop={c.drop}
            disabled={p.locked}
            described={p.described}
            take={(typed) => (typed.length > 60 ? { wrong: c.long(60) } : { take: typed })}
            onChange={(all) => set('exempt', wordsOf('policy/exempt').name, all.slice(0, 40))}
          />
        )}
      </Setting>
      <Setting at="policy/checkpoints" path="policy.checkpoints" group>
        {(p) => (
          <span className="row">
            <Chips
              items={policy.checkpoints.map(String)}
              label={c.addDays}
              placeholder={c.days}
              drop={(name) => c.drop(name)}
              disabled={p.locked}
              described={p.described}
              take={(typed) => wholeDays(typed, policy.checkpoints.length)}
              keep={1}
              onChange={(all) =>
                set(
                  'checkpoints',
                  wordsOf('policy/checkpoints').name,
                  all.map(Number).sort((a, b) => a - b),
                )
              }
            />
            <span className="s t2">{c.after}</span>
          </span>
        )}
      </Setting>
      <Setting at="policy/since" path="policy.since">
        {(p) => (
          <span className="row">
            <Day
              id={p.id}
              value={policy.since ?? ''}
              disabled={p.locked}
              described={p.described}
              onChange={(v) => set('since', wordsOf('policy/since').name, v || undefined)}
            />
            {team.policy?.since !== undefined && !p.locked && (
              <button
                type="button"
                className="btn q"
                onClick={() => set('since', wordsOf('policy/since').name, undefined)}
              >
                {words.sinceClear}
              </button>
            )}
          </span>
        )}
      </Setting>
      <Setting at="policy/pilot" path="policy.pilot" group>
        {(p) => (
          <Chips
            items={policy.pilot}
            label={c.addItem}
            placeholder={c.item}
            drop={c.drop}
            disabled={p.locked}
            described={p.described}
            take={itemIn}
            onChange={(all) => set('pilot', wordsOf('policy/pilot').name, all.slice(0, 20))}
          />
        )}
      </Setting>
      <Setting at="policy/whoMayWaive" path="policy.whoMayWaive">
        {(p) => (
          <Pick
            id={p.id}
            value={policy.whoMayWaive}
            options={WAIVERS}
            disabled={p.locked}
            described={p.described}
            onChange={(v) => set('whoMayWaive', wordsOf('policy/whoMayWaive').name, v)}
          />
        )}
      </Setting>
      <Setting at="policy/waiverDays" path="policy.waiverDays">
        {(p) => (
          <span className="row">
            <Num
              id={p.id}
              value={policy.waiverDays}
              min={1}
              max={365}
              disabled={p.locked}
              described={p.described}
              onChange={(v) => set('waiverDays', wordsOf('policy/waiverDays').name, v)}
            />
            <span className="s t2">{words.days}</span>
          </span>
        )}
      </Setting>
      <Setting at="policy/readings" path="policy.readings" group>
        {(p) => (
          <Choice
            name={wordsOf('policy/readings').name}
            value={policy.readings}
            options={READINGS}
            disabled={p.locked}
            described={p.described}
            onChange={(v) => set('readings', wordsOf('policy/readings').name, v)}
          />
        )}
      </Setting>
      <Setting at="policy/witness" path="policy.witness" group>
        {(p) => (
          <Choice
            name={wordsOf('policy/witness').name}
            value={policy.witness ? 'on' : 'off'}
            options={words.witness}
            disabled={p.locked}
            described={p.described}
            onChange={(v) => set('witness', wordsOf('policy/witness').name, v === 'on')}
          />
        )}
      </Setting>
      <Setting at="policy/section" path="section" group>
        {(p) => (
          <Choice
            name={wordsOf('policy/section').name}
            value={settings.section}
            options={words.section}
            disabled={p.locked}
            described={p.described}
            onChange={(v) => edit(wordsOf('policy/section').name, (t) => ({ ...t, section: v }))}
          />
        )}
      </Setting>
    </div>
  );
}
