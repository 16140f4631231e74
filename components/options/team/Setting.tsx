/** One setting: its name, what sets it, one line about it, what contradicts it, and its address to copy. */
import { type ReactNode, useId } from 'react';
import { gap, lock } from '../../../lib/look/icons';
import { team as words } from '../../../lib/strings/pages-team';
import { type SettingAt, wordsOf } from '../../../lib/strings/pages-team-settings';
import { Icon } from '../../Icon';
import { CopyAddress } from './CopyAddress';
import { isLocked, layersOf, useHere, warningsAt } from './here';

export type SettingParts = {
  /** For the control. */
  id: string;
  /** Of the name, for a group of controls. */
  labelled: string;
  /** Of hint, lock and warnings. */
  described: string;
  locked: boolean;
};

/**
 * @param path key of the team that it changes: "policy.threshold"
 * @param group several controls, which have names of their own
 * @param wide the control stands below the name
 */
export function Setting({
  at,
  path,
  group = false,
  wide = false,
  children,
}: {
  at: SettingAt;
  path?: string;
  group?: boolean;
  wide?: boolean;
  children(parts: SettingParts): ReactNode;
}) {
  const here = useHere();
  const id = useId();
  const { name, hint } = wordsOf(at);
  const setting = at.slice(at.indexOf('/') + 1);
  const locked = isLocked(here, path);
  const parts = { id, labelled: `${id}-name`, described: `${id}-about`, locked };
  return (
    <div className={wide ? 'setting wide' : 'setting'} data-setting={setting}>
      <div className="named">
        {group ? (
          <span id={parts.labelled} className="nm">
            {name}
          </span>
        ) : (
          <label id={parts.labelled} className="nm" htmlFor={id}>
            {name}
          </label>
        )}
        <CopyAddress setting={setting} name={name} />
      </div>
      <div className="ctl" {...(group && { role: 'group', 'aria-labelledby': parts.labelled })}>
        {children(parts)}
        <div id={parts.described}>
          <Lock path={path} />
          {hint !== undefined && <p className="hint">{hint}</p>}
          <Warnings path={path} />
        </div>
      </div>
    </div>
  );
}

/** "set by your organisation", where it is; of several keys, where some are. */
export function Lock({ path }: { path: string | undefined }) {
  const here = useHere();
  const layers = layersOf(here, path);
  if (here.view.readOnly) return null;
  if (layers.has('organisation')) {
    return (
      <p className="hint locked">
        <Icon shape={lock} />
        {layers.size > 1 ? words.lockedSome : words.locked}
      </p>
    );
  }
  return layers.has('preset') && layers.size === 1 ? <p className="hint">{words.preset}</p> : null;
}

export function Warnings({ path }: { path: string | undefined }) {
  const all = warningsAt(useHere(), path);
  return (
    <div role="status">
      {all.map((w) => (
        <p className="note warn" key={w.text}>
          <Icon shape={gap} />
          <span>{w.text}</span>
        </p>
      ))}
    </div>
  );
}
