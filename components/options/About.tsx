/** What this is, what it may do, what it cannot, and what nobody has verified yet. */
import { browser } from '../../lib/browser';
import { options } from '../../lib/strings/pages';
import { useSettings } from '../page/places';

const words = options.about;

export function About() {
  const settings = useSettings((s) => s.settings);
  const version = settings.state === 'here' ? settings.value.version : browser.runtime.getManifest().version;
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <section className="part">
        <dl className="facts">
          <dt>{words.version}</dt>
          <dd className="n">{version}</dd>
          <dt>{words.licence}</dt>
          <dd>{words.mit}</dd>
          <dt>{words.sync}</dt>
          <dd>
            {settings.state === 'here' && settings.value.syncNotice ? options.places.notSynced : words.syncOk}
          </dd>
        </dl>
      </section>
      <Points title={words.privacy} points={words.privacyText} />
      <Pairs title={words.where} pairs={words.whereText} />
      <Pairs title={words.permissions} pairs={words.permissionsText} />
      <Points title={words.limits} points={words.limitsText} />
      <Points title={words.unverified} points={words.unverifiedText} />
    </>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string][] }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      <dl className="facts">
        {pairs.map(([name, why]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Points({ title, points }: { title: string; points: string[] }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      <ul className="dots">
        {points.map((p) => (
          <li key={p}>{p}</li>
        ))}
      </ul>
    </section>
  );
}
