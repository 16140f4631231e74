import { createRoot } from 'react-dom/client';
import '../../lib/look/own.css';
import '../../lib/look/shared.css';
import '../../lib/look/forms.css';
import '../../components/page.css';
import { Welcome } from '../../components/welcome/Welcome';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Welcome />);
