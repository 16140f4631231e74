/** One fact with a shape, and what to do beside it. */
import type { ReactNode } from 'react';
import { check, fault, gap, info } from '../../lib/look/icons';
import { Icon } from '../Icon';

const SHAPE = { i: info, g: check, w: gap, e: fault };

/**
 * `kind`: i information, g done, w a person is needed, e fault. `live`: said by screen readers when it appears.
 */
export function Banner({
  kind,
  strong,
  children,
  actions,
  live = false,
}: {
  kind: keyof typeof SHAPE;
  strong?: string;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`ban ${kind}`} {...(live && { role: 'status' })}>
      <Icon shape={SHAPE[kind]} className="ic16" />
      <div>
        {strong !== undefined && <b className="st">{strong} </b>}
        {children}
      </div>
      {actions && <div className="do">{actions}</div>}
    </div>
  );
}
