/** The import rules of the design and what may not stand in the sources, as a table: one row, one rule. */
import { closure, type Source } from './sources';

export type World = { sources: Source[]; dependencies: string[]; readme: string };
export type Rule = { rule: string; check: (world: World) => string[] };

const inside = (...folders: string[]) => {
  return (s: { path: string }) => folders.some((f) => s.path === f || s.path.startsWith(`${f}/`));
};
const product = inside('lib', 'components', 'entrypoints');
const isPackage = (to: string, name: string) => to === name || to.startsWith(`${name}/`);

/** Files matching `where` import, at run time and as types, only what `allowed` matches. */
const onlyImports = (where: (s: Source) => boolean, allowed: (to: string) => boolean) => (w: World) =>
  w.sources
    .filter(where)
    .flatMap((s) => s.imports)
    .filter((i) => !allowed(i.to))
    .map((i) => `${i.from} imports ${i.to}`);

/** The same at run time alone; as types they may import what `types` matches as well. */
const onlyImportsOrTypes =
  (where: (s: Source) => boolean, allowed: (to: string) => boolean, types: (to: string) => boolean) =>
  (w: World) =>
    w.sources
      .filter(where)
      .flatMap((s) => s.imports)
      .filter((i) => !allowed(i.to) && !(i.typeOnly && types(i.to)))
      .map((i) => `${i.from} imports ${i.to}`);

/** Nothing in `where` holds a match of `pattern`; in the code, or in the whole text with comments. */
const never = (where: (s: Source) => boolean, pattern: RegExp, part: 'code' | 'text' = 'code') =>
  function check(w: World) {
    return w.sources.filter(where).flatMap((s) =>
      s[part].split('\n').flatMap((line, i) => {
        const hit = pattern.exec(line);
        return hit ? [`${s.path}:${i + 1}: ${hit[0]}`] : [];
      }),
    );
  };

/** What `entry` bundles holds none of these packages or files. */
const bundleWithout = (entries: string[], banned: string[]) => (w: World) =>
  entries.flatMap((entry) =>
    [...closure(entry, w.sources)]
      .filter((to) => banned.some((b) => isPackage(to, b)))
      .map((to) => `${entry} bundles ${to}`),
  );

/** Only files matching `who` import `target` at all. */
const onlyImportedBy = (target: string, who: (s: { path: string }) => boolean) => (w: World) =>
  w.sources
    .flatMap((s) => s.imports)
    .filter((i) => i.to === target && !who({ path: i.from }))
    .map((i) => `${i.from} imports ${target}`);

/** `target` is bundled by none of the entry points but these. */
const onlyBundledBy = (target: string, who: string[]) => (w: World) =>
  w.sources
    .filter((s) => isEntry(s.path) && !who.includes(s.path))
    .filter((s) => closure(s.path, w.sources).has(target))
    .map((s) => `${s.path} bundles ${target}`);

const isEntry = (path: string) => /^entrypoints\/([^/]+\.tsx?|[^/]+\/main\.tsx?)$/.test(path);
const pure = inside('lib/outcome', 'lib/impact');
const team = inside('lib/team');
const shared = inside('lib/outcome', 'lib/impact', 'lib/team', 'lib/store', 'lib/sync');
const PURE_PACKAGES = ['zod', '@noble/hashes'];
const pureImport = (to: string) => pure({ path: to }) || PURE_PACKAGES.some((p) => isPackage(to, p));
/** Words of its own, which are as pure as it is. */
const teamWords = (to: string) => /^lib\/strings\/team[\w-]*\.ts$/.test(to);
const ALWAYS_ON = [
  'entrypoints/fence.content.ts',
  'entrypoints/tracker.content.ts',
  'entrypoints/strip.content.ts',
];
const HEAVY = ['react', 'react-dom', 'preact', 'zustand', 'zod', 'webextension-polyfill', 'lib/browser.ts'];

const IMPURE =
  /\b(?:Date\.now|new Date\(\)|performance\.|fetch|XMLHttpRequest|WebSocket|document|window|navigator|location|localStorage|indexedDB|chrome|browser|setTimeout|setInterval|crypto|Math\.random|process)\b(?!\s*[?]?:)|new Date\(\)/;
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|createContextualFragment|setHTMLUnsafe)\b|\bdocument\.write\b|\beval\s*\(|\bnew Function\b|\bFunction\s*\(/;

// Written with classes so that this file does not break its own rule.
const UNFINISHED = /\b(?:TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/;

export const RULES: Rule[] = [
  {
    rule: 'lib/outcome and lib/impact import zod, hashes and themselves only, and types of lib/team',
    check: onlyImportsOrTypes(pure, pureImport, (to) => team({ path: to })),
  },
  {
    rule: 'lib/team imports zod, hashes, lib/outcome, its words and itself only, and types of messages',
    check: onlyImportsOrTypes(
      team,
      (to) => team({ path: to }) || teamWords(to) || pureImport(to),
      (to) => to === 'lib/messages/team-protocol.ts',
    ),
  },
  {
    rule: 'lib/outcome, lib/impact and lib/team know no browser, DOM, clock or network',
    check: never((s) => pure(s) || team(s), IMPURE),
  },
  {
    rule: 'records, statistics, teams, store and sync name no tracker',
    check: never(shared, /github|jira|\blinear\b/i, 'text'),
  },
  {
    rule: 'scripts on every page carry no framework, schema library or polyfill',
    check: bundleWithout(ALWAYS_ON, HEAVY),
  },
  {
    rule: 'the panel carries no schema library and no polyfill',
    check: bundleWithout(
      ['entrypoints/panel.content.tsx', 'entrypoints/gate.content.tsx'],
      ['zod', 'webextension-polyfill', 'lib/browser.ts'],
    ),
  },
  {
    rule: 'only lib/browser.ts imports the polyfill',
    check: onlyImportedBy('webextension-polyfill', inside('lib/browser.ts')),
  },
  {
    rule: 'lib/page does not use lib/browser.ts',
    check: (w) => onlyImportedBy('lib/browser.ts', (s) => !inside('lib/page')(s))(w),
  },
  {
    rule: 'fetch is called in lib/net.ts and the courier only',
    check: never(
      (s) => product(s) && s.path !== 'lib/net.ts' && !/^lib\/page\/courier/.test(s.path),
      /(?<![.\w])fetch\s*\(|\b(?:globalThis|self|window)\.fetch\b|\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket\b/,
    ),
  },
  {
    rule: 'only the worker bundles the reader of secrets',
    check: (w) =>
      ['lib/store/secrets.ts', 'lib/store/secret-renewal.ts'].flatMap((reader) =>
        onlyBundledBy(reader, ['entrypoints/background.ts'])(w),
      ),
  },
  {
    rule: 'only the options page bundles the writer of secrets',
    check: onlyBundledBy('lib/store/secret-writer.ts', ['entrypoints/options/main.tsx']),
  },
  {
    rule: 'the writer of secrets cannot read them',
    check: (w) =>
      ['lib/store/secrets.ts', 'lib/store/secret-renewal.ts']
        .filter((reader) => closure('lib/store/secret-writer.ts', w.sources).has(reader))
        .map((reader) => `secret-writer imports ${reader}`),
  },
  {
    rule: 'lib/messages/protocol holds types only',
    check: (w) =>
      w.sources
        .filter(inside('lib/messages/protocol.ts'))
        .flatMap((s) => s.imports)
        .filter((i) => !i.typeOnly)
        .map((i) => `imports ${i.to}`),
  },
  {
    rule: 'lib does not import components or entry points',
    check: onlyImports(
      inside('lib'),
      (to) => !inside('components', 'entrypoints', 'tests', 'scripts')({ path: to }),
    ),
  },
  {
    rule: 'components reach the worker through messages: no store, sync, net, secrets',
    check: (w) =>
      onlyImports(
        (s) => inside('components')(s),
        (to) =>
          to === 'lib/store/secret-writer.ts' || !inside('lib/store', 'lib/sync', 'lib/net.ts')({ path: to }),
      )(w),
  },
  {
    rule: 'nobody imports an entry point',
    check: (w) =>
      w.sources
        .filter(product)
        .flatMap((s) => s.imports)
        .filter((i) => inside('entrypoints')({ path: i.to }) && folder(i.to) !== folder(i.from))
        .map((i) => `${i.from} imports ${i.to}`),
  },
  {
    rule: 'trackers do not import each other',
    check: (w) =>
      w.sources
        .flatMap((s) => s.imports)
        .filter((i) => tracker(i.from) && tracker(i.to) && tracker(i.from) !== tracker(i.to))
        .map((i) => `${i.from} imports ${i.to}`),
  },
  {
    rule: 'the practice tracker imports nothing from the product',
    check: onlyImports(inside('tests/playground'), (to) => !product({ path: to })),
  },
  { rule: 'no HTML or code sinks', check: never(product, SINKS) },
  {
    rule: 'no window messages',
    check: never(product, /addEventListener\(\s*['"`]message|\bonmessage\b|\.postMessage\s*\(/, 'text'),
  },
  {
    rule: 'no way round the type checker',
    check: never(product, /:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/, 'text'),
  },
  { rule: 'no marks of unfinished work', check: never(() => true, UNFINISHED, 'text') },
  { rule: 'a skipped, focused or unfinished test says why beside it', check: skips },
  { rule: 'files over 300 lines say why', check: tooLong },
  {
    rule: 'every dependency is named in the README',
    check: (w) => w.dependencies.filter((d) => !w.readme.includes(d)),
  },
];

function folder(path: string) {
  return path.split('/').slice(0, 2).join('/');
}

function tracker(path: string) {
  return /^lib\/trackers\/([^/]+)\//.exec(path)?.[1];
}

/** `it.skip(…)`, `describe.skipIf(…)`, `test.only(…)`: the line or the one above it holds a comment or a reason. */
function skips(w: World) {
  const hit = /\b(?:it|test|describe)\.(?:skip|only|todo|fails|skipIf|runIf)\b/;
  return w.sources
    .filter((s) => inside('tests')(s))
    .flatMap((s) => {
      const lines = s.text.split('\n');
      const code = s.code.split('\n');
      return code.flatMap((line, i) => {
        if (!hit.test(line)) return [];
        const reason = [lines[i], lines[i - 1]].some((l) => /\/\/\s*\S+|^\s*\*/.test(l ?? ''));
        return reason ? [] : [`${s.path}:${i + 1}: ${line.trim()}`];
      });
    });
}

function tooLong(w: World) {
  return w.sources
    .filter(
      (s) => s.text.trimEnd().split('\n').length > 300 && !/^\/\/ Longer than 300 lines: \S+/m.test(s.text),
    )
    .map((s) => `${s.path}: ${s.text.trimEnd().split('\n').length} lines`);
}
