/** The section “You”: how Sightline looks for one person, their own minutes, and what follows to other browsers. */
import { useRef, useState } from 'react';
import { lock } from '../../../../lib/look/icons';
import { options } from '../../../../lib/strings/pages';
import { mine as words } from '../../../../lib/strings/pages-team-mine';
import { type SettingAt, wordsOf } from '../../../../lib/strings/pages-team-settings';
import { BADGES } from '../../../../lib/strings/team';
import type { Personal } from '../../../../lib/team/team';
import { Icon } from '../../../Icon';
import { Banner } from '../../../page/Banner';
import { Reading } from '../../../page/Reading';
import type { SectionProps } from '../../section';
import { useBase } from '../base';
import { Choice } from '../controls/Choice';
import { useReveal } from '../use-reveal';
import { Minutes } from './Minutes';
import { Profile } from './Profile';

export function You({ rest, visit }: SectionProps) {
  const { base, failed, read } = useBase();
  const root = useRef<HTMLDivElement>(null);
  useReveal(root, rest, base.state === 'here', visit);
  return (
    <div ref={root}>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {failed !== '' && (
        <div className="said">
          <Banner kind="e" live>
            {failed}
          </Banner>
        </div>
      )}
      <Reading what={options.sections.mine} of={base} again={() => void read()}>
        {() => (
          <>
            <section className="part">
              <Key
                at="mine/openPanel"
                of="openPanel"
                options={words.openPanel}
                read={asSwitch}
                write={asBoolean}
              />
              <Key at="mine/badges" of="badges" options={BADGES} read={same} write={same} />
              <Key at="mine/timing" of="timing" options={words.timing} read={asSwitch} write={asBoolean} />
            </section>
            <Minutes />
            <Profile />
          </>
        )}
      </Reading>
    </div>
  );
}

const same = <T,>(value: T): T => value;
const asSwitch = (on: boolean): 'true' | 'false' => (on ? 'true' : 'false');
const asBoolean = (on: 'true' | 'false'): boolean => on === 'true';
type Keys = Required<Pick<Personal, 'openPanel' | 'badges' | 'days' | 'timing'>>;

/** One personal key, with who has set it. */
function Key<K extends keyof Keys, V extends string>({
  at,
  of,
  options,
  read,
  write,
}: {
  at: SettingAt;
  of: K;
  options: Readonly<Record<V, string>>;
  read(value: NonNullable<Keys[K]>): V;
  write(value: V): NonNullable<Keys[K]>;
}) {
  const { base, put } = useBase();
  const [saved, setSaved] = useState(false);
  if (base.state !== 'here') return null;
  const { name, hint } = wordsOf(at);
  const value = (base.value.personal as Keys)[of] as NonNullable<Keys[K]>;
  const by = base.value.of[`personal.${of}`];
  const locked = by?.locked === true;
  return (
    <div className="setting" data-setting={of}>
      <div className="named">
        <span className="nm">{name}</span>
      </div>
      <div className="ctl">
        <Choice
          name={name}
          value={read(value)}
          options={options}
          disabled={locked}
          described={`${of}-by`}
          onChange={(v) => void put({ [of]: write(v) }).then(setSaved)}
        />
        <p className="hint locked" id={`${of}-by`}>
          {locked && <Icon shape={lock} />}
          {by ? words.layers[by.layer] : ''}
          {hint !== undefined && `. ${hint}`}
        </p>
        <p className="vh" role="status">
          {saved ? words.saved : ''}
        </p>
      </div>
    </div>
  );
}
