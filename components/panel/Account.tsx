/** Who writes; said loudly only when the page is signed in as somebody else. */
import { ACCOUNT } from '../../lib/strings/panel';
import { useOf } from './context';

export function Account() {
  const account = useOf((s) => s.view?.account);
  if (!account) return null;
  const { login, pageLogin } = account;
  const differs = pageLogin !== undefined && pageLogin.toLowerCase() !== login.toLowerCase();
  return (
    <p className={differs ? 'note warn' : 'note'}>
      {differs ? ACCOUNT.differs(login, pageLogin) : ACCOUNT.as(login)}
    </p>
  );
}
