/** How strong the bet is: number, bar with its cuts, what a blocking fault holds back; the formula one press away. */
import { useEffect, useRef, useState } from 'react';
import type { Quality } from '../../lib/outcome/quality';
import { BANDS, CAP, WORDS_MOST, WORDS_OFF } from '../../lib/outcome/rules/scale';
import { STRENGTH } from '../../lib/strings/panel-quality';
import { useOf, usePanel } from './context';
import { gainOf } from './mending';

type Props = { quality: Quality & { strength: NonNullable<Quality['strength']> } };
type Bar = Props['quality'];

/** Says the band when it changes, and nothing at each point. */
export function useAnnounced({ strength: { band, score } }: Bar) {
  const { store } = usePanel();
  const before = useRef(band);
  useEffect(() => {
    if (before.current === band) return;
    before.current = band;
    store.setState({ status: STRENGTH.announce(score, STRENGTH.bands[band]) });
  }, [band, score, store]);
}

/** Where one band ends and the next begins. */
const CUTS: readonly number[] = [BANDS.fair, BANDS.strong];
const percent = (n: number) => `${n}%`;

/** The team's own line, where it is none of the cuts. */
const ownLine = (threshold: number) => (CUTS.includes(threshold) ? null : threshold);

export function StrengthBar({ quality: { strength, threshold, team } }: Props) {
  const { score, band, uncapped } = strength;
  const own = ownLine(threshold);
  const told = {
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuetext': `${STRENGTH.said(score, STRENGTH.bands[band])}. ${STRENGTH.line(team?.name, threshold)}`,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native one shows neither cuts nor points held back
    <div className="meter" role="meter" aria-label={STRENGTH.title} aria-valuenow={score} {...told}>
      <i className={band} style={{ width: percent(score) }} />
      {uncapped > score && (
        <i className="held" style={{ insetInlineStart: percent(score), width: percent(uncapped - score) }} />
      )}
      {CUTS.map((at) => (
        <u key={at} style={{ insetInlineStart: percent(at) }} />
      ))}
      {own !== null && <u className="own" style={{ insetInlineStart: percent(own) }} />}
    </div>
  );
}

function Meter({ quality }: Props) {
  // What is weak pauses; a line of the team's own, elsewhere, is said below.
  const own = quality.threshold === BANDS.fair ? null : quality.threshold;
  const pausesWeak = quality.level !== 'observe' && own === null;
  return (
    <>
      <StrengthBar quality={quality} />
      <div className="bands" aria-hidden="true">
        <span>{pausesWeak ? STRENGTH.pauses : STRENGTH.bands.weak}</span>
        <span>{STRENGTH.bands.fair}</span>
        <span>{STRENGTH.bands.strong}</span>
      </div>
      {own !== null && <p className="s t2">{STRENGTH.line(quality.team?.name, own)}</p>}
    </>
  );
}

/** "One blocking fault holds it at 49. With a date it is 80." */
function Held({ quality }: Props) {
  const form = useOf((s) => (s.screen === 'form' ? s.form : (s.view?.form ?? s.pending?.form ?? {})));
  const { score, uncapped, lift } = quality.strength;
  const faults = quality.findings.filter((f) => f.severity === 'error');
  const [first, ...others] = faults;
  if (uncapped <= score || !first) return null;
  // With more than one of them, none alone lifts it.
  const alone = others.length === 0 ? lift.find((l) => l.rule === first.rule) : undefined;
  return (
    <p className="s holds">
      {STRENGTH.holds(faults.length, score)}{' '}
      <b className="st">
        {alone ? STRENGTH.lift(gainOf(first, form), alone.score) : STRENGTH.lift('', uncapped)}
      </b>
    </p>
  );
}

function Formula({ quality: { strength } }: Props) {
  const { parts, off, capped, score } = strength;
  return (
    <div className="formula">
      <table>
        <caption className="vh">{STRENGTH.caption}</caption>
        <tbody>
          {parts.map(({ part, points, of }) => (
            <tr key={part}>
              <th scope="row">{STRENGTH.parts[part] ?? part}</th>
              <td>
                {points} / {of}
              </td>
            </tr>
          ))}
          {off > 0 && (
            <tr>
              <th scope="row">{STRENGTH.words}</th>
              <td>−{off}</td>
            </tr>
          )}
          <tr className="st">
            <th scope="row">{capped ? STRENGTH.held(score) : STRENGTH.sum}</th>
            <td>{score}</td>
          </tr>
        </tbody>
      </table>
      <p className="s t2">{STRENGTH.rule(CAP, WORDS_OFF, WORDS_MOST)}</p>
    </div>
  );
}

export function Strength({ quality }: Props) {
  const [shown, show] = useState(false);
  const { score, band } = quality.strength;
  useAnnounced(quality);
  return (
    <div className="strength">
      <span className="lbl">{STRENGTH.title}</span>
      <span className="big">{score}</span>{' '}
      <span className="s t2">
        {STRENGTH.of} · {STRENGTH.bands[band]}
      </span>
      <Meter quality={quality} />
      <Held quality={quality} />
      <button type="button" className="lk" aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? STRENGTH.hide : STRENGTH.how}
      </button>
      {shown && <Formula quality={quality} />}
    </div>
  );
}
