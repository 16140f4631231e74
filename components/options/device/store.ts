/** Export, import, wipe and the developer switch. Nothing is changed before the person agreed to what they saw. */
import { create } from 'zustand';
import type { ImportReport } from '../../../lib/messages/protocol';
import { deleteAllSecrets } from '../../../lib/store/secret-writer';
import { options } from '../../../lib/strings/pages';
import { ask } from '../../page/ask';
import { whyOf } from '../../page/loaded';

/** Larger files are not read: an export holds texts, and a page has to hold it in memory twice. */
export const LARGEST_IMPORT = 30_000_000;

export type Preview = { name: string; text: string; report: ImportReport };

type State = {
  preview: Preview | undefined;
  /** What was done last, or why it was not. */
  said: { kind: 'g' | 'i' | 'e'; about: 'export' | 'import' | 'wipe'; text: string } | undefined;
  busy: 'export' | 'import' | 'wipe' | undefined;
  say(said: State['said']): void;
  exportData(): Promise<{ text: string; name: string } | undefined>;
  /** Asks what the file would change. Changes nothing. */
  lookAt(name: string, text: string): Promise<void>;
  /** Applies the file that was looked at. @returns the number of changes */
  apply(): Promise<number | undefined>;
  cancel(): void;
  wipe(): Promise<boolean>;
};

export const useDevice = create<State>((set, get) => ({
  preview: undefined,
  said: undefined,
  busy: undefined,
  say: (said) => set({ said }),
  async exportData() {
    set({ busy: 'export', said: undefined });
    try {
      return await ask({ type: 'data.export' });
    } catch (e) {
      set({ said: { kind: 'e', about: 'export', text: whyOf(e) } });
      return undefined;
    } finally {
      set({ busy: undefined });
    }
  },
  async lookAt(name, text) {
    set({ busy: 'import', said: undefined, preview: undefined });
    try {
      const report = await ask({ type: 'data.import', text, apply: false });
      set({ preview: { name, text, report } });
    } catch (e) {
      set({ said: { kind: 'e', about: 'import', text: whyOf(e) } });
    } finally {
      set({ busy: undefined });
    }
  },
  async apply() {
    const { preview } = get();
    if (!preview) return undefined;
    set({ busy: 'import' });
    try {
      const report = await ask({ type: 'data.import', text: preview.text, apply: true });
      if (!report.ok) {
        set({ preview: { ...preview, report } });
        return undefined;
      }
      set({ preview: undefined });
      return changes(report);
    } catch (e) {
      set({ said: { kind: 'e', about: 'import', text: whyOf(e) } });
      return undefined;
    } finally {
      set({ busy: undefined });
    }
  },
  cancel: () => set({ preview: undefined }),
  async wipe() {
    set({ busy: 'wipe', said: undefined });
    try {
      await ask({ type: 'data.wipe' });
      await deleteAllSecrets();
      await ask({ type: 'connection.changed' });
      return true;
    } catch (e) {
      set({ said: { kind: 'e', about: 'wipe', text: whyOf(e) } });
      return false;
    } finally {
      set({ busy: undefined });
    }
  },
}));

/** Why a file was not taken, in words. Names out of the file are plain text. */
export function problemText(problem: string | undefined): string {
  const [code = '', where = ''] = (problem ?? '').split(/:(.*)/s);
  if (code === 'damaged') return options.device.damaged(where);
  return options.device.problem[code] ?? problem ?? '';
}

/** How many things a file would change. */
export const changes = (r: ImportReport) => r.added + r.changed + r.settings.length;
