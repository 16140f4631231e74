/** Strength and findings: beside the form while somebody types, under the sentence else. After the first save only. */
import type { Quality } from '../../lib/outcome/quality';
import { useOf } from './context';
import { Findings } from './Findings';
import { Strength } from './Strength';
import { qualityOf } from './state';

const measured = (q: Quality): q is Quality & { strength: NonNullable<Quality['strength']> } =>
  q.strength !== undefined;

/** @param at `beside` the form, in a column of its own where there is room; `apart`: with a frame of its own */
export function Judged({ at = '' }: { at?: 'beside' | 'apart' | '' }) {
  const quality = useOf(qualityOf);
  const saved = useOf((s) => (s.view ? s.view.known === 'outcome' : s.pending?.saved === true));
  if (!quality || !saved || !measured(quality)) return null;
  return (
    <div className={`judged ${at}`.trim()}>
      <Strength quality={quality} />
      <Findings quality={quality} />
    </div>
  );
}
