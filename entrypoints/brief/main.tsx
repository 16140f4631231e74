import { createRoot } from 'react-dom/client';
import '../../lib/look/own.css';
import '../../lib/look/shared.css';
import '../../lib/look/forms.css';
import '../../components/page.css';
import '../../components/brief/brief.css';
import { Brief } from '../../components/brief/Brief';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Brief />);
