/** Who writes; said loudly only when the page is signed in as somebody else. */
import { useOf, useWords } from './context';

export function Account() {
  const account = useOf((s) => s.view?.account);
  const words = useWords();
  const sharing = useOf((s) => s.view?.sharing);
  // Nobody writes while another account is signed in, or it is not known which it was: the banner says whose turn it is.
  const code = sharing?.state === 'waiting' ? sharing.trouble.code : undefined;
  const other = code === 'other-account' || code === 'no-account';
  if (!account || other) return null;
  const { text, loud } = words.writes(account);
  return <p className={loud ? 'note warn' : 'note'}>{text}</p>;
}
