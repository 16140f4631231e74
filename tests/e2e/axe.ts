/** axe in a page: over everything of ours there, or over a page of the extension. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tab } from './driver';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations in our open roots, or in a whole page of the extension. */
export async function violations(tab: Tab, where: 'ours' | 'page'): Promise<string[]> {
  if (!(await tab.evaluate<boolean>('!!globalThis.axe'))) {
    await tab
      .evaluate(`(() => { ${AXE}; globalThis.axe ??= module.exports; return true; })()`)
      .catch(() => tab.evaluate(`${AXE}; true`));
  }
  return tab.evaluate<string[]>(`(async () => {
    const ours = [...document.querySelectorAll('*')].filter((e) => e.shadowRoot?.querySelector('.sl-theme'));
    const context = ${where === 'ours'} ? { include: ours } : document;
    if (${where === 'ours'} && ours.length === 0) return ['nothing of ours to look at'];
    const { violations } = await axe.run(context, { resultTypes: ['violations'] });
    return violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map((n) => JSON.stringify(n.target)).join(' '));
  })()`);
}
