/**
 * Leaves out of the builds what every schema of zod holds on to, so that no bundler can see that nobody here uses it:
 * the conversion to JSON Schema (a tenth of the worker), the formats as methods of a string (each of them brings its
 * schema; `z.url()` does the same and costs one), and zod's own English sentences. Ours say what to do.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const CORE = /[/\\]zod[/\\]v4[/\\]core[/\\]/;
const CONVERSION = /[/\\](?:json-schema-processors|to-json-schema)\.js$/;
const SCHEMAS = /[/\\]zod[/\\]v4[/\\]classic[/\\]schemas\.js$/;
const SENTENCES = /[/\\]zod[/\\]v4[/\\]locales[/\\]en\.js$/;

const refuse = (why: string) => `const refuse = () => { throw new Error('${why}'); };`;

/** The methods of `ZodString`: from the end of its constructor to the end of their object. */
const METHODS = /(export const ZodString = [\s\S]*?\n\}, )\{\n([\s\S]*?)\n\}\);/;

function withoutFormats(text: string): string {
  const methods = METHODS.exec(text)?.[2] ?? '';
  const names = [...methods.matchAll(/^ {4}(\w+)\(/gm)].map(([, name]) => name);
  // Another version of zod: better no build than one that is quietly larger.
  if (names.length === 0) throw new Error('slim-zod: the formats of ZodString were not found');
  const why = refuse('A format is a function of its own in this build: z.url(), not z.string().url()');
  return `${why}\n${text.replace(METHODS, (_, head: string) => `${head}{ ${names.map((n) => `${n}: refuse`).join(', ')} });`)}`;
}

/** Vite plugin. What the modules export is still there: what was left out says so when it is called. */
export function slimZod(): Plugin {
  return {
    name: 'slim-zod',
    load(id) {
      const path = id.split('?')[0] ?? '';
      // An issue has its code and its path, which is all that is read of it.
      if (SENTENCES.test(path)) return 'export default () => ({ localeError: () => undefined });';
      if (SCHEMAS.test(path)) return withoutFormats(readFileSync(path, 'utf8'));
      if (!CORE.test(path) || !CONVERSION.test(path)) return null;
      const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:function|const|class) (\w+)/gm)];
      return [
        refuse('JSON Schema is not in this build'),
        ...names.map(([, name]) => `export const ${name} = () => refuse;`),
      ].join('\n');
    },
  };
}
