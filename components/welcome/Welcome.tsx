/** The page shown once after installation; all of it is in the options too. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { browser } from '../../lib/browser';
import { check, mark } from '../../lib/look/icons';
import { welcome } from '../../lib/strings/pages';
import { Icon } from '../Icon';
import { Banner } from '../page/Banner';
import { PlaceField } from '../page/PlaceField';
import { nameOf, shortName } from '../page/place-input';
import { asPlace, useSettings } from '../page/places';
import { Reading } from '../page/Reading';
import { SamplePanel } from '../SamplePanel';
import { openIssues } from './open-issues';
import { SiteCard } from './SiteCard';
import { SITES, type Site } from './sites';

export function Welcome() {
  const { settings, failed, read, setPlace } = useSettings();
  const [allowed, setAllowed] = useState<Partial<Record<Site['id'], boolean>>>({});
  const onAllowed = useCallback(
    (id: Site['id'], yes: boolean) => setAllowed((all) => ({ ...all, [id]: yes })),
    [],
  );
  useEffect(() => void read(), [read]);

  const used = settings.state === 'here' ? settings.value.places.filter((p) => p.choice === 'used') : [];
  const last = used.reduce<(typeof used)[number] | undefined>(
    (a, b) => (a && a.at >= b.at ? a : b),
    undefined,
  );

  return (
    <main className="welcome">
      <div className="top">
        <Icon shape={mark} className="mark" />
        <div>
          <h1>{welcome.title}</h1>
          <p className="t2">{welcome.lead}</p>
        </div>
      </div>

      <Step
        n={1}
        done={Object.values(allowed).includes(true)}
        title={welcome.where.title}
        lead={welcome.where.lead}
      >
        <ul className="cards">
          {SITES.map((site) => (
            <SiteCard key={site.id} site={site} onAllowed={onAllowed} />
          ))}
        </ul>
      </Step>

      <Step n={2} done={false} title={welcome.sample.title} lead={welcome.sample.lead}>
        <SamplePanel />
      </Step>

      <Step n={3} done={used.length > 0} title={welcome.places.title} lead={welcome.places.lead}>
        <Reading what={welcome.places.chosen} of={settings} again={() => void read()}>
          {() => (
            <PlaceField
              chips
              chosen={used}
              onAdd={(place, scope) => void setPlace(place, scope, 'used')}
              onDrop={(c) => void setPlace(asPlace(c), c.scope, 'undo')}
            />
          )}
        </Reading>
        {failed !== '' && (
          <Banner kind="e" live>
            {failed}
          </Banner>
        )}
      </Step>

      <footer className="row foot">
        <span className="s t2" style={{ flex: '1 1 320px' }}>
          {welcome.foot}
        </span>
        <button type="button" className="btn q" onClick={() => void browser.runtime.openOptionsPage()}>
          {welcome.options}
        </button>
        {last && (
          <button type="button" className="btn lg" onClick={() => void openIssues(last)}>
            {welcome.open(last.scope === 'place' ? shortName(last) : nameOf(last, 'owner'))}
          </button>
        )}
      </footer>
    </main>
  );
}

function Step({
  n,
  done,
  title,
  lead,
  children,
}: {
  n: number;
  done: boolean;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <section className="step">
      <span className={`stn${done ? ' d' : ''}`} role="img" aria-label={welcome.step(n, done)}>
        {done ? <Icon shape={check} /> : n}
      </span>
      <div style={{ minWidth: 0 }}>
        <h2>{title}</h2>
        <p className="lead">{lead}</p>
        {children}
      </div>
    </section>
  );
}
