/** Our own pages as pictures: `?page=options&state=full#policy`. */
import { createRoot } from 'react-dom/client';
import '../../../lib/look/own.css';
import '../../../lib/look/shared.css';
import '../../../lib/look/forms.css';
import '../../../components/page.css';
import '../../../components/options/team/team.css';
import '../../../components/brief/brief.css';
import { Brief } from '../../../components/brief/Brief';
import { Options } from '../../../components/options/Options';
import { worker } from './browser';
import { OWN } from './own';
import { worldOf } from './states';

const query = new URLSearchParams(location.search);
Object.assign(worker.replies, worldOf(query.get('state') ?? 'full'), OWN);
const root = document.getElementById('root');
if (root) createRoot(root).render(query.get('page') === 'brief' ? <Brief /> : <Options />);
