/** One token, key or sign-in: everything but its value. */
import { type ReactNode, useState } from 'react';
import { check, gap, unknown } from '../../../lib/look/icons';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { options, trouble } from '../../../lib/strings/pages';
import { signInCard } from '../../../lib/strings/pages-linear-sign-in';
import { ago, dayWords } from '../../../lib/strings/time';
import { trackerName } from '../../../lib/strings/trouble';
import { Icon } from '../../Icon';
import { Banner } from '../../page/Banner';
import { Confirm } from '../../page/Confirm';
import { type Expiry, expiryOf } from '../../page/expiry';
import { cardWords } from './card-words';
import { KeyForm } from './KeyForm';
import { useConnections } from './store';
import { TokenForm } from './TokenForm';

const common = options.connections;
const day = (ms: number) => dayWords(new Date(ms));

/** When it ends, in words. @param unknown said where the tracker named no date */
function expiryText(e: Expiry, unknown: string): string {
  switch (e.state) {
    case 'unknown':
      return unknown;
    case 'fine':
      return common.expiry(day(e.at));
    case 'soon':
      return common.soon(day(e.at), e.days);
    case 'over':
      return common.expired(day(e.at));
  }
}

/** What it may do, as far as anybody knows. */
function rightsText(c: ConnectionView): string {
  if (c.renews) return signInCard.rights;
  if (c.tracker === 'linear') return options.linearKey.card.rights;
  return c.scopes ? `${common.scopes(c.scopes)}. ${common.classicWide}` : common.fineGrained;
}

export function ConnectionCard({
  c,
  again,
  onRemoved,
}: {
  c: ConnectionView;
  /** In place of the form for another value: signing in again. */
  again?: (onDone: () => void) => ReactNode;
  /** `revoked`: the tracker says that it has ended it, too. */
  onRemoved(revoked: boolean): void;
}) {
  const { testing, failed, test, remove } = useConnections();
  const [mode, setMode] = useState<'plain' | 'replace' | 'delete'>('plain');
  const words = cardWords(c);
  const Form = c.tracker === 'linear' ? KeyForm : TokenForm;
  const now = Date.now();
  const busy = testing.has(c.id);
  const expiry = expiryOf(c.expiresAt, now);
  const over = c.renews === true && c.trouble?.code.startsWith('credential-') === true;
  const urgent = over || expiry.state === 'soon' || expiry.state === 'over';
  const close = () => setMode('plain');
  const fine = c.login !== undefined && !c.trouble && !urgent;

  return (
    <section className="box" aria-label={words.nameOf(c.label)}>
      <header>
        <span className={fine ? 'good' : c.trouble || urgent ? 'warn' : 't2'}>
          <Icon shape={fine ? check : c.trouble || urgent ? gap : unknown} />
        </span>
        <h3>{c.label}</h3>
        <span className="s t2 n">{over ? signInCard.ended : words.tail(c.tail)}</span>
        <span className="row end">
          <button
            type="button"
            className="btn"
            aria-label={words.nameTest(c.label)}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) void test(c.id);
            }}
          >
            {busy ? common.testing : common.test}
          </button>
          <button
            type="button"
            className={urgent ? 'btn p' : 'btn'}
            aria-label={
              c.renews && !again ? options.linearKey.card.nameReplace(c.label) : words.nameReplace(c.label)
            }
            aria-expanded={mode === 'replace'}
            onClick={() => setMode(mode === 'replace' ? 'plain' : 'replace')}
          >
            {again ? signInCard.again : common.replace}
          </button>
          <button
            type="button"
            className="btn q"
            aria-label={words.nameRemove(c.label)}
            onClick={() => setMode('delete')}
          >
            {common.remove}
          </button>
        </span>
      </header>
      <div className="in-box gap">
        {c.trouble && (
          <Banner kind="w" live>
            {trouble(c.trouble, {
              tracker: trackerName(c.tracker),
              owner: c.owner,
              ...(c.renews && { signIn: true }),
              ...(c.expiresAt !== undefined && { ranOut: day(c.expiresAt) }),
            })}
          </Banner>
        )}
        {failed[c.id] && (
          <Banner kind="e" live>
            {failed[c.id]}
          </Banner>
        )}
        <dl className="facts">
          <dt>{common.who}</dt>
          <dd>
            {c.login
              ? words.as(c.login)
              : c.trouble || c.checkedAt !== undefined
                ? common.notTold
                : common.notKnown}
          </dd>
          <dt>{words.expires}</dt>
          <dd className={urgent ? 'warn' : undefined}>
            {over ? signInCard.ended : expiryText(expiry, words.noExpiry)}
          </dd>
          <dt>{words.may}</dt>
          <dd>{rightsText(c)}</dd>
          <dt>{common.tested}</dt>
          <dd>{c.checkedAt === undefined ? common.notTested : ago(c.checkedAt, now)}</dd>
        </dl>
        {mode === 'delete' && (
          <Confirm
            question={words.sure(c.label)}
            yes={common.sureYes}
            onYes={() => void remove(c.id).then((done) => done && onRemoved(done.revoked))}
            onNo={close}
          />
        )}
        {mode === 'replace' && (again ? again(close) : <Form replaces={c} owner={c.owner} onDone={close} />)}
      </div>
    </section>
  );
}
