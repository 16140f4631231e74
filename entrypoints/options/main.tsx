import { createRoot } from 'react-dom/client';
import '../../lib/look/own.css';
import '../../lib/look/shared.css';
import '../../components/page.css';
import { Options } from '../../components/options/Options';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Options />);
