/** Who writes; said loudly only when the page is signed in as somebody else. */
import { useOf, useWords } from './context';

export function Account() {
  const account = useOf((s) => s.view?.account);
  const words = useWords();
  if (!account) return null;
  const { text, loud } = words.writes(account);
  return <p className={loud ? 'note warn' : 'note'}>{text}</p>;
}
