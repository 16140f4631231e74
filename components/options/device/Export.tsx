/** Hands everything but secrets to the person, as a file. */
import { options } from '../../../lib/strings/pages';
import { Banner } from '../../page/Banner';
import { useDevice } from './store';

const words = options.device;

/** Lets the browser save a text as a file; no permission is needed for a link with `download`. */
function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  // Not at once: the download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function Export() {
  const { exportData, busy, said, say } = useDevice();
  const run = async () => {
    const file = await exportData();
    if (!file) return;
    saveFile(file.name, file.text);
    say({ kind: 'g', about: 'export', text: words.exported(file.name) });
  };
  return (
    <section className="part">
      <h2>{words.export}</h2>
      <p className="lead">{words.exportText}</p>
      <button
        type="button"
        className="btn"
        aria-disabled={busy !== undefined}
        onClick={() => busy === undefined && void run()}
      >
        {words.exportDo}
      </button>
      <div role="status" style={{ marginTop: 8 }}>
        {said?.about === 'export' && <Banner kind={said.kind}>{said.text}</Banner>}
      </div>
    </section>
  );
}
