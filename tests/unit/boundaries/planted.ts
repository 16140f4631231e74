/** For each rule of `rules.ts`, a small set of files that breaks it. */

// Split so that these strings do not break the rules over this very file.
const mark = ['TO', 'DO'].join('');
const skip = ['it', 'skip'].join('.');

export const PLANTED: Record<string, Record<string, string>> = {
  'lib/outcome and lib/impact import zod, hashes and themselves only, and types of lib/team': {
    'lib/outcome/a.ts': "import { b } from '../team/b';",
    'lib/team/b.ts': 'export const b = 1;',
  },
  'lib/team imports zod, hashes, lib/outcome, its words and itself only, and types of messages': {
    'lib/team/a.ts': "import { b } from '../strings/panel';",
    'lib/strings/panel.ts': 'export const b = 1;',
  },
  'lib/outcome, lib/impact and lib/team know no browser, DOM, clock or network': {
    'lib/team/a.ts': 'export const now = Date.now();',
  },
  'records, statistics, teams, store and sync name no tracker': {
    'lib/sync/a.ts': '/** Sends to GitHub. */\nexport const a = 1;',
  },
  'scripts on every page carry no framework, schema library or polyfill': {
    'entrypoints/tracker.content.ts': "import { a } from '../lib/page/a';",
    'lib/page/a.ts': "import { z } from 'zod';\nexport const a = z;",
  },
  'the panel carries no schema library and no polyfill': {
    'entrypoints/panel.content.tsx': "import { a } from '../components/a';",
    'components/a.tsx': "export { z as a } from 'zod';",
  },
  'only lib/browser.ts imports the polyfill': {
    'lib/page/a.ts': "import browser from 'webextension-polyfill';",
  },
  'lib/page does not use lib/browser.ts': {
    'lib/page/a.ts': "import { browser } from '../browser';",
    'lib/browser.ts': 'export const browser = 1;',
  },
  'fetch is called in lib/net.ts and the courier only': {
    'lib/trackers/github/home.ts': "await fetch('https://api.github.com/');",
  },
  'only the worker bundles the reader of secrets': {
    'entrypoints/options/main.tsx': "import '../../lib/a';",
    'lib/a.ts': "import './store/secrets';",
    'lib/store/secrets.ts': 'export {};',
  },
  'only the options page bundles the writer of secrets': {
    'entrypoints/background.ts': "import '../lib/store/secret-writer';",
    'lib/store/secret-writer.ts': 'export {};',
  },
  'the writer of secrets cannot read them': {
    'lib/store/secret-writer.ts': "import { read } from './secrets';",
    'lib/store/secrets.ts': 'export const read = 1;',
  },
  'lib/messages/protocol holds types only': {
    'lib/messages/protocol.ts': "import { FIELDS } from '../outcome/fields';",
  },
  'lib does not import components or entry points': {
    'lib/page/a.ts': "import { Panel } from '../../components/panel/Panel';",
    'components/panel/Panel.tsx': 'export const Panel = 1;',
  },
  'components reach the worker through messages: no store, sync, net, secrets': {
    'components/panel/a.tsx': "import { get } from '../../lib/store/outcomes';",
    'lib/store/outcomes.ts': 'export const get = 1;',
  },
  'nobody imports an entry point': {
    'lib/a.ts': "import '../entrypoints/background';",
    'entrypoints/background.ts': 'export {};',
  },
  'trackers do not import each other': {
    'lib/trackers/github/a.ts': "import '../jira/b';",
    'lib/trackers/jira/b.ts': 'export {};',
  },
  'the practice tracker imports nothing from the product': {
    'tests/playground/a.ts': "import type { Form } from '../../lib/outcome/fields';",
    'lib/outcome/fields.ts': 'export type Form = 1;',
  },
  'no HTML or code sinks': { 'components/a.tsx': 'node.innerHTML = text;' },
  'no window messages': { 'lib/page/a.ts': "window.addEventListener('message', read);" },
  'no way round the type checker': { 'lib/a.ts': 'export const a = 1 as any;' },
  'no marks of unfinished work': { 'lib/a.ts': `// ${mark} later\n` },
  'a skipped, focused or unfinished test says why beside it': {
    'tests/unit/a.test.ts': `\n${skip}('x', () => {});`,
  },
  'files over 300 lines say why': { 'lib/a.ts': 'export {};\n'.repeat(301) },
  'every dependency is named in the README': {},
};
