/** First line of the panel: mark, name, badge, stage, menu, fold. */
import * as icons from '../../lib/look/icons';
import type { Badge } from '../../lib/outcome/badge';
import { STAGES, type Stage as Stages } from '../../lib/outcome/stage';
import { FOLD, OUTCOME } from '../../lib/strings/common';
import { HEADER, STAGE_NAME } from '../../lib/strings/panel';
import { BadgeMark } from '../BadgeMark';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { Menu } from './Menu';

/** Six dashes and the name. */
export function Stage({ at, className = 'stage' }: { at: Stages; className?: string }) {
  const name = STAGE_NAME[at];
  const now = STAGES.indexOf(at);
  return (
    <span className={className} role="img" aria-label={HEADER.stage(name, now + 1)}>
      {STAGES.map((s, i) => (
        <i key={s} className={i < now ? 'd' : i === now ? 'c' : undefined} />
      ))}
      <b>{name}</b>
    </span>
  );
}

type Props = {
  badge: Badge | undefined;
  /** Plain words in the place of the badge. */
  note: string | undefined;
  /** The same with a sign: a state of the record, not of the outcome. */
  plain: { icon: icons.Icon; text: string } | undefined;
  /** Null: not known, not shown. */
  stage: Stages | null;
};

export function Header({ badge, note, plain, stage }: Props) {
  const { slot, actions } = usePanel();
  const stopped = useOf((s) => s.stopped);
  return (
    <div className="sl-h">
      <Icon shape={icons.mark} className="mark" />
      <h2>{OUTCOME}</h2>
      {badge && <BadgeMark badge={badge} className={`b h18 ${badge.tone} ${badge.state}`} />}
      {plain && (
        <span className="b h18 bare">
          <Icon shape={plain.icon} />
          {plain.text}
        </span>
      )}
      {note && <span className="s t2">{note}</span>}
      <span className="tools end">
        {!stopped && slot.mode === 'item' && stage !== null && <Stage at={stage} />}
        {!stopped && <Menu />}
        <button
          type="button"
          className="btn q icon fold"
          aria-label={FOLD}
          title={FOLD}
          onClick={() => void actions.fold()}
        >
          <Icon shape={icons.chevron} />
        </button>
      </span>
    </div>
  );
}
