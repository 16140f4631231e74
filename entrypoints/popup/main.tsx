import { createRoot } from 'react-dom/client';
import '../../lib/look/own.css';
import '../../lib/look/shared.css';
import '../../lib/look/forms.css';
import '../../components/page.css';
import { Popup } from '../../components/popup/Popup';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Popup />);
