/**
 * Leaves out of the builds what every schema of zod holds on to, so that no bundler can see that nobody here uses it:
 * the conversion to JSON Schema (a tenth of the worker), and zod's own English sentences. Ours say what to do.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const CONVERSION = /[/\\]zod[/\\]v4[/\\]core[/\\](?:json-schema-processors|to-json-schema)\.js$/;
const SENTENCES = /[/\\]zod[/\\]v4[/\\]locales[/\\]en\.js$/;

/** Vite plugin. What the modules export is still there: a conversion says so when it is called. */
export function slimZod(): Plugin {
  return {
    name: 'slim-zod',
    load(id) {
      const path = id.split('?')[0] ?? '';
      // An issue has its code and its path, which is all that is read of it.
      if (SENTENCES.test(path)) return 'export default () => ({ localeError: () => undefined });';
      if (!CONVERSION.test(path)) return null;
      const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:function|const|class) (\w+)/gm)];
      const refuse = `const refuse = () => { throw new Error('JSON Schema is not in this build'); };`;
      return [refuse, ...names.map(([, name]) => `export const ${name} = () => refuse;`)].join('\n');
    },
  };
}
