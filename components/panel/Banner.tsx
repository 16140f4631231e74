/** One line of news or one question over the body: sign, words, what to do. */
import type { ReactNode } from 'react';
import type { Icon as Shape } from '../../lib/look/icons';
import { Icon } from '../Icon';

type Props = {
  icon: Shape;
  /** `i` news, `w` a person is needed, `e` something broke. */
  tone?: 'i' | 'w' | 'e';
  tint?: string;
  bold: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Answers stand under the words, as in a question. */
  question?: boolean;
  role?: 'status' | 'alert';
};

export function Banner({ icon, tone = 'i', tint = 't2', bold, children, actions, question, role }: Props) {
  return (
    <div className={`ban ${tone}${question ? ' q' : ''}`} role={role}>
      <Icon shape={icon} className={tone === 'i' ? `ic16 ${tint}` : 'ic16'} />
      <span>
        {bold && <b className={tone === 'i' ? 'st' : 't'}>{bold}</b>} {children}
      </span>
      {actions && <span className="do">{actions}</span>}
    </div>
  );
}
