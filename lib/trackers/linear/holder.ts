/**
 * Which issue goes by a name now. A question for one issue takes the names it had before as well, and nobody has seen
 * which one it means where another has that name by now (UNVERIFIED). So an answer under another name is believed
 * only after this second look, which an item that stays where it is never needs.
 */
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { ask, type Refused } from './api';
import { HOLDER_QUERY, HolderNodes } from './documents';
import { fieldTrouble } from './trouble';
import { partsOf } from './urls';

/**
 * @param told what the name led to
 * @param credential its id; the one that was told so
 * @returns `id`: UUID of another issue, which goes by the name now; null: none that this key may see
 */
export async function holderOf(
  item: ItemRef,
  told: { id: string; identifier: string },
  credential: string,
  io: HomeIo,
): Promise<{ ok: true; id: string | null } | Refused> {
  const refused = (trouble: Trouble): Refused => ({ ok: false, trouble: { ...trouble, credential } });
  const parts = partsOf(item.key);
  if (!parts) return refused({ code: 'bad-answer' });
  const goesBy = (name: string) => name.toUpperCase() === parts.identifier;
  if (goesBy(told.identifier)) return { ok: true, id: null };
  const answer = await ask(
    {
      site: item.site,
      query: HOLDER_QUERY,
      variables: { where: { team: { key: { eq: parts.team } }, number: { in: [Number(parts.number)] } } },
      credential,
      why: 'Does another item go by that name now?',
      item: item.key,
    },
    io,
  );
  if (!answer.ok) return answer;
  const [error] = answer.errors;
  if (error) return refused(fieldTrouble(error));
  const found = HolderNodes.safeParse(answer.data.issues);
  if (!found.success) return refused({ code: 'bad-answer' });
  const other = found.data.nodes.find((node) => goesBy(node.identifier) && node.id !== told.id);
  return { ok: true, id: other?.id ?? null };
}
