/** One tracker: what Sightline does there, whether the browser allows it, and the way in and out. */
import { useEffect, useState } from 'react';
import { browser } from '../../lib/browser';
import { check } from '../../lib/look/icons';
import { common, welcome } from '../../lib/strings/pages';
import { Icon } from '../Icon';
import { ask } from '../page/ask';
import { whyOf } from '../page/loaded';
import { Sign } from '../page/Sign';
import { isAllowed, isFirefox, pagesOfSite, type Site, takeBack } from './sites';

const words = welcome.where;
/** The part of the options where the rest of it is. */
const moreAt = (site: Site) => browser.runtime.getURL(`/options.html#connections/${site.id}/`);

export function SiteCard({ site, onAllowed }: { site: Site; onAllowed(id: Site['id'], yes: boolean): void }) {
  const [allowed, setAllowed] = useState<'yes' | 'no' | 'unknown' | 'asking'>('asking');
  const [said, setSaid] = useState('');
  const name = common.trackers[site.id] ?? site.id;

  useEffect(() => {
    let on = true;
    const read = () => void isAllowed(site).then((a) => on && setAllowed(a));
    read();
    // The person may change it in the browser's own settings meanwhile.
    window.addEventListener('focus', read);
    return () => {
      on = false;
      window.removeEventListener('focus', read);
    };
  }, [site]);
  useEffect(() => {
    if (allowed !== 'asking') onAllowed(site.id, allowed === 'yes');
  }, [allowed, onAllowed, site.id]);

  const allow = () => {
    // First call in the handler: Firefox asks only while the click is being handled.
    browser.permissions.request({ origins: site.origins }).then(
      async (granted) => {
        setAllowed(granted ? 'yes' : 'no');
        if (!granted) return setSaid(words.declined(site.host));
        try {
          const { tabs } = await ask({ type: 'tabs.wake', origin: pagesOfSite(site) });
          setSaid(words.woken(tabs));
        } catch {
          setSaid(words.notWoken);
        }
      },
      (e: unknown) => setSaid(words.failed(whyOf(e))),
    );
  };
  const back = async () => {
    const { done } = await takeBack(site);
    if (done) setAllowed('no');
    setSaid(done ? words.removed(site.host) : words.keeps[isFirefox() ? 'firefox' : 'chromium']);
  };

  return (
    <li className={`card${allowed === 'yes' ? ' on' : ''}`}>
      <div className="row tight" style={{ gap: 10 }}>
        <Sign tracker={site.id} />
        <h3>{name}</h3>
        {allowed === 'yes' && (
          <span className="row tight s good end" style={{ gap: 5 }}>
            <Icon shape={check} />
            {words.allowed}
          </span>
        )}
        {(allowed === 'no' || allowed === 'unknown') && (
          <span className="s t2 end">{allowed === 'no' ? words.notAllowed : words.unknown}</span>
        )}
      </div>
      <p className="t2">{words.about[site.id]}</p>
      {allowed !== 'asking' && (
        <div className="act row">
          {allowed === 'yes' ? (
            <button
              type="button"
              className="btn q"
              aria-label={words.backOf(site.host)}
              onClick={() => void back()}
            >
              {words.back}
            </button>
          ) : (
            <button type="button" className="btn" onClick={allow}>
              {words.allow(site.host)}
            </button>
          )}
          <a className="s" href={moreAt(site)}>
            {words.more[site.id]}
          </a>
        </div>
      )}
      <p role="status" className="s">
        {said}
      </p>
    </li>
  );
}
