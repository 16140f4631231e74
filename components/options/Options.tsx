/** The options page: side navigation, one section at a time, each with an address of its own. */
import { useEffect, useRef } from 'react';
import { mark } from '../../lib/look/icons';
import { common, options } from '../../lib/strings/pages';
import type { Net } from '../../lib/trackers/tracker';
import { Icon } from '../Icon';
import { useSettings } from '../page/places';
import { About } from './About';
import { Connections } from './connections/Connections';
import { Device } from './device/Device';
import { Keys } from './Keys';
import { Places } from './Places';
import { Requests } from './Requests';
import { SECTIONS, useSection } from './section';

const VIEW = {
  places: Places,
  connections: Connections,
  device: Device,
  requests: Requests,
  keys: Keys,
  about: About,
};

/** `flowNet`: network for connecting with a code; used only when the build names an app. */
export function Options({ flowNet }: { flowNet?: Net }) {
  const { section, rest, moved } = useSection();
  const read = useSettings((s) => s.read);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    void read();
    // What changed in a tab or in the popup meanwhile is read again when the person comes back.
    const again = () => void read();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [read]);
  useEffect(() => {
    document.title = `${options.sections[section]} · ${options.title}`;
    if (moved) main.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [section, moved]);

  const View = VIEW[section];
  return (
    <div className="frame">
      <nav className="side" aria-label={options.nav}>
        <div className="row name">
          <Icon shape={mark} className="mark" />
          <b className="st">{common.product}</b>
        </div>
        <ul>
          {SECTIONS.map((s) => (
            <li key={s}>
              <a href={`#${s}`} aria-current={s === section ? 'page' : undefined}>
                {options.sections[s]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="main" ref={main}>
        <View rest={rest} {...(flowNet && { flowNet })} />
      </main>
    </div>
  );
}
