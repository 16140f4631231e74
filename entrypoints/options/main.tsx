import { createRoot } from 'react-dom/client';
import '../../lib/look/own.css';
import '../../lib/look/shared.css';
import '../../lib/look/forms.css';
import '../../components/page.css';
import '../../components/options/team/team.css';
import { Options } from '../../components/options/Options';
import { browser } from '../../lib/browser';
import { network } from '../../lib/net';
import type { Area } from '../../lib/store/keyed';
import { ledger } from '../../lib/store/ledger';
import { apiOrigin } from '../../lib/trackers/hosts';

/** Only for connecting with a code and signing in, which cannot run in a worker that may be stopped. */
const flowNet = network({
  now: () => Date.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  origins: ['https://github.com', ...(import.meta.env.SIGHTLINE_SIGN_IN ? [apiOrigin('linear.app')] : [])],
  ledger: ledger(browser.storage.local as unknown as Area, 'page-'),
  secret: async () => null,
});

const root = document.getElementById('root');
if (root) createRoot(root).render(<Options flowNet={flowNet} />);
