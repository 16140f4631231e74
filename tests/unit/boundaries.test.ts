/** The design's import rules, held over the sources; and each rule shown to fail on a planted fault. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PLANTED } from './boundaries/planted';
import { RULES } from './boundaries/rules';
import { parse, readSources } from './boundaries/sources';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const world = {
  sources: readSources(['lib', 'components', 'entrypoints', 'tests', 'scripts']),
  dependencies: Object.keys(manifest.dependencies),
  readme: read('README.md'),
};

function read(path: string) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

describe('the sources', () => {
  test.each(RULES)('$rule', ({ check }) => {
    expect(check(world)).toEqual([]);
  });
});

describe('each rule fails on a planted fault', () => {
  test.each(RULES)('$rule', ({ rule, check }) => {
    const plant = PLANTED[rule];
    expect(plant, 'every rule has a planted fault').toBeDefined();
    const paths = Object.keys(plant ?? {});
    const sources = Object.entries(plant ?? {}).map(([path, text]) =>
      parse(path, text, (to) => [to, `${to}.ts`, `${to}.tsx`].find((p) => paths.includes(p))),
    );
    const planted = { sources, dependencies: ['unnamed-package'], readme: 'A readme that names nothing.' };
    expect(check(planted).length).toBeGreaterThan(0);
  });

  test('no planted fault is left without its rule', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(RULES.map((r) => r.rule).sort());
  });
});

test('words in comments and strings are not code', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program, not a template
  const text = "// fetch(1) 👋\nconst a = 'document';\nconst b = `window ${a}`;\n";
  const source = parse('lib/outcome/x.ts', text, () => undefined);
  expect(source.code).not.toMatch(/fetch|document|window/);
  expect(source.code).toContain('const b =');
});

test('a type-only import costs nothing at run time', () => {
  const source = parse(
    'a.ts',
    "import type { A } from 'zod';\nimport { type B } from 'zod';\nimport { c } from 'zod';",
    () => undefined,
  );
  expect(source.imports.map((i) => i.typeOnly)).toEqual([true, true, false]);
});
