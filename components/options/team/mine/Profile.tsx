/** What follows a person to their other browsers, and how much room that takes. */
import { useEffect, useState } from 'react';
import type { ProfileView } from '../../../../lib/messages/team-protocol';
import { mine } from '../../../../lib/strings/pages-team-mine';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { ask } from '../../../page/ask';
import { Banner } from '../../../page/Banner';
import { LOADING, type Loaded, load, whyOf } from '../../../page/loaded';
import { Reading } from '../../../page/Reading';

const words = mine.profile;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

export function Profile() {
  const [profile, setProfile] = useState<Loaded<ProfileView>>(LOADING);
  const [failed, setFailed] = useState('');
  const read = async () => setProfile(await load(ask({ type: 'profile.get' })));
  useEffect(() => {
    let live = true;
    void load(ask({ type: 'profile.get' })).then((p) => live && setProfile(p));
    return () => {
      live = false;
    };
  }, []);
  const put = async (on: boolean) => {
    try {
      setProfile({ state: 'here', value: await ask({ type: 'profile.put', on }) });
      setFailed('');
    } catch (e) {
      setFailed(whyOf(e));
    }
  };
  const { name } = wordsOf('mine/profile');
  return (
    <section className="part" data-setting="profile">
      <h2>{name}</h2>
      <p className="lead">{words.lead}</p>
      <Reading what={name} of={profile} again={() => void read()}>
        {(p) => (
          <>
            <label className="check">
              <input type="checkbox" checked={p.on} onChange={(e) => void put(e.target.checked)} />
              <span className="st">{words.on}</span>
            </label>
            {!p.on && <p className="hint">{words.off}</p>}
            <Room {...p} />
            {(p.notice !== undefined || failed !== '') && (
              <div className="said">
                <Banner kind={failed === '' ? 'w' : 'e'} live>
                  {failed || p.notice}
                </Banner>
              </div>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}

function Room({ bytes, quota }: ProfileView) {
  if (bytes === undefined || quota === undefined) return <p className="hint">{words.none}</p>;
  const used = words.used(kilobytes(bytes), kilobytes(quota));
  return (
    <div className="room">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw the element in colours of their own */}
      <div
        className="meter"
        role="meter"
        aria-label={words.meter}
        aria-valuemin={0}
        aria-valuemax={quota}
        aria-valuenow={bytes}
        aria-valuetext={used}
      >
        <i style={{ width: `${Math.min(100, (bytes / quota) * 100)}%` }} />
      </div>
      <span className="s t2 n">{used}</span>
    </div>
  );
}
