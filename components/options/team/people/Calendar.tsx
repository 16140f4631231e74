/** Currency and business year. */
import { useState } from 'react';
import { showDay } from '../../../../lib/outcome/day';
import { people as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { dayOf } from '../../../../lib/strings/time';
import { nextQuarter } from '../../../../lib/team/fiscal';
import { Pick } from '../controls/Pick';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';

const MONTHS = Object.fromEntries(words.months.map((m, i) => [String(i + 1), m]));

export function Calendar() {
  const { settings } = useHere();
  const edit = useEdit();
  const [typed, setTyped] = useState<string>();
  const currency = typed ?? settings.currency;
  const take = (text: string) => {
    const next = text.toUpperCase();
    setTyped(next);
    if (/^[A-Z]{3}$/.test(next)) edit(wordsOf('people/currency').name, (t) => ({ ...t, currency: next }));
  };
  const [from, to] = nextQuarter(dayOf(Date.now()), settings.yearStart);
  const wrong = /^[A-Z]{3}$/.test(currency) ? '' : words.currencyWrong;
  return (
    <>
      <Setting at="people/currency" path="currency">
        {(p) => (
          <>
            <input
              id={p.id}
              className="in number"
              value={currency}
              maxLength={3}
              disabled={p.locked}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={wrong !== ''}
              aria-describedby={p.described}
              onChange={(e) => take(e.target.value)}
              onBlur={() => setTyped(undefined)}
            />
            {wrong !== '' && <p className="wrong">{wrong}</p>}
          </>
        )}
      </Setting>
      <Setting at="people/yearStart" path="yearStart">
        {(p) => (
          <span className="row">
            <Pick
              id={p.id}
              className="in pick small"
              value={String(settings.yearStart)}
              options={MONTHS}
              disabled={p.locked}
              described={p.described}
              onChange={(m) =>
                edit(wordsOf('people/yearStart').name, (t) => ({ ...t, yearStart: Number(m) }))
              }
            />
            <span className="s t2 n">{words.quarter(showDay(from, 'short'), showDay(to, 'short'))}</span>
          </span>
        )}
      </Setting>
    </>
  );
}
