/**
 * Leaves zod's conversion to JSON Schema out of the builds. Every schema holds on to it, so that no bundler can see
 * that nobody here calls it: a tenth of the worker.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const MODULES = /[/\\]zod[/\\]v4[/\\]core[/\\](?:json-schema-processors|to-json-schema)\.js$/;

/** Vite plugin. What the modules export is still there, and says so when it is called. */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    load(id) {
      const path = id.split('?')[0] ?? '';
      if (!MODULES.test(path)) return null;
      const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:function|const|class) (\w+)/gm)];
      const refuse = `const refuse = () => { throw new Error('JSON Schema is not in this build'); };`;
      return [refuse, ...names.map(([, name]) => `export const ${name} = () => refuse;`)].join('\n');
    },
  };
}
