/**
 * Files that nobody should have to read, by name. The same list every time: a test of what reads them and a test of
 * what keeps teams go through the same hundred.
 *
 * `refused`: nothing comes of it. Else it is read, and what is strange in it does nothing.
 */
import { MOST_CHARS } from '../../../lib/team/team';

export type Hostile = { name: string; text: string; refused: boolean };

/** The id is that of the team that is joined, so that a file that was read would change it. */
export const HOSTILE_ID = 'checkout';

const BASE = { sightline: 'team', format: '1.0', id: HOSTILE_ID, name: 'Checkout' };
const json = (more: object) => JSON.stringify({ ...BASE, ...more }, null, 2);
/** A file with a member whose text is written as it stands, for what no program would write. */
const raw = (member: string) =>
  `{"sightline":"team","format":"1.0","id":"${HOSTILE_ID}","name":"Checkout",${member}}`;
const times = <T>(n: number, of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i));
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const metric = (i: number, more: object = {}) => ({ id: `m${i}`, name: `Metric ${i}`, ...more });

const bad = (name: string, text: string): Hostile => ({ name, text, refused: true });
const odd = (name: string, text: string): Hostile => ({ name, text, refused: false });

/** No JSON, or not all of it. */
const BROKEN: Hostile[] = [
  bad('nothing', ''),
  bad('only spaces', ' \n\t \n'),
  bad('one brace', '{'),
  bad('one bracket', '['),
  bad('a word', 'team'),
  bad('a number', '42'),
  bad('null', 'null'),
  bad('a list', '[{"sightline":"team"}]'),
  bad('a text', '"sightline"'),
  bad('cut in the middle', json({ policy: { threshold: 50 } }).slice(0, 70)),
  bad('cut in a text', json({}).slice(0, 45)),
  bad('cut in an escape', '{"sightline":"te\\u00'),
  bad('a web page', '<!doctype html><html><body>Sign in</body></html>'),
  bad('XML', '<?xml version="1.0"?><team/>'),
  bad('YAML', 'sightline: team\nformat: "1.0"\n'),
  bad(
    'an unfinished merge',
    `{\n<<<<<<< HEAD\n"sightline":"team"\n=======\n"sightline":"x"\n>>>>>>> other\n}`,
  ),
  bad('a pointer to a large file', 'version https://git-lfs.example/spec/v1\noid sha256:00\nsize 12\n'),
  bad('comments', `{\n  // ours\n  "sightline": "team"\n}`),
  bad('single quotes', "{'sightline':'team'}"),
  bad('curly quotes', '{“sightline”:“team”}'),
  bad('names without quotes', '{sightline:"team"}'),
  bad('a comma too many', '{"sightline":"team",}'),
  bad('a comma too few', '{"sightline":"team"\n"format":"1.0"}'),
  bad('two files in one', `${json({})}\n${json({})}`),
  bad('words behind it', `${json({})} and more`),
  bad('a program', `${json({})};fetch("https://evil.example")`),
  bad('bytes', '\u0000\u0001\u0002\u0003'),
  bad('a line break in a text', raw('"brief":{"intro":"a\nb"}')),
  bad('a space that is none', '{\u00a0"sightline":"team"}'),
  bad('an endless number', raw(`"yearStart":${'9'.repeat(5000)}`)),
  bad('a number beyond all bounds', raw('"policy":{"threshold":1e400}')),
  bad('a number below all bounds', raw('"policy":{"threshold":-1e999}')),
  bad('no number', raw('"policy":{"threshold":NaN}')),
  bad('a number with a zero in front', raw('"policy":{"threshold":050}')),
  bad('a hexadecimal number', raw('"policy":{"threshold":0x32}')),
  bad('an unknown escape', raw('"brief":{"intro":"\\x41"}')),
];

/** JSON that means to get at something else. */
const POISON: Hostile[] = [
  bad('__proto__', raw('"__proto__":{"polluted":true}')),
  bad('__proto__ in a policy', raw('"policy":{"__proto__":{"threshold":0}}')),
  bad('__proto__, escaped', raw('"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true}')),
  bad('constructor', raw('"constructor":{"prototype":{"polluted":true}}')),
  bad('prototype', raw('"policy":{"prototype":{"polluted":true}}')),
  odd('names of methods', raw('"toString":1,"hasOwnProperty":2,"valueOf":{"then":3}')),
  odd('a then', raw('"then":"x","policy":{"then":1}')),
  odd('a toJSON', json({ toJSON: 'x' })),
  bad('the same name twice', raw('"policy":{"threshold":0,"threshold":100}')),
  bad('two policies', raw('"policy":{},"policy":{"threshold":0}')),
  bad('another name of the file twice', raw('"id":"other"')),
  bad('thirty deep', raw(`"later":${nested(30)}`)),
  bad('thousands deep', raw(`"later":${nested(3000)}`)),
  bad('thousands of brackets', `${'['.repeat(12_000)}${']'.repeat(12_000)}`),
  bad('brackets that never close', '['.repeat(MOST_CHARS)),
  bad('braces that never close', '{"a":'.repeat(MOST_CHARS / 5)),
];

/** Too much of something. */
const LARGE: Hostile[] = [
  bad('one character too long', json({ later: 'x'.repeat(MOST_CHARS - json({ later: '' }).length + 1) })),
  bad('a million characters', `${json({}).slice(0, -2)},"later":"${'x'.repeat(1_000_000)}"}`),
  bad('a million spaces', ' '.repeat(1_000_000)),
  bad('a million opening brackets', '['.repeat(1_000_000)),
  bad('201 metrics', json({ metrics: times(201, (i) => ({ id: `m${i}`, name: 'M' })) })),
  bad('5,000 exemptions', raw(`"policy":{"exempt":[${times(5000, () => '"a"').join(',')}]}`)),
  bad('5,000 wrong exemptions', raw(`"policy":{"exempt":[${times(5000, () => '1').join(',')}]}`)),
  bad('4,700 elements that are nothing', raw(`"metrics":[${times(4700, () => 'null').join(',')}]`)),
  bad('a name of 81 characters', json({ name: 'x'.repeat(81) })),
  bad('a scope of 10,000 stars', json({ scopes: [{ tracker: 't', place: '*'.repeat(10_000) }] })),
  bad('51 scopes', json({ scopes: times(51, (i) => ({ tracker: 't', place: `a/${i}` })) })),
  bad('seven checkpoints', json({ policy: { checkpoints: times(7, (i) => i + 1) } })),
  bad('no checkpoint', json({ policy: { checkpoints: [] } })),
  odd('thousands of unknown names', raw(times(1200, (i) => `"treshold${i}":0`).join(','))),
  odd('a name of 20,000 characters', raw(`"${'k'.repeat(20_000)}":1`)),
  odd('1,500 names that are nearly one', raw(times(1500, (i) => `"polic${i}":0`).join(','))),
];

/** What cannot be seen, or reads otherwise than it is. */
const HIDDEN: Hostile[] = [
  bad('a character that turns the direction', json({ name: 'Checkout \u202egnp.exe' })),
  bad('the same, escaped', raw('"brief":{"intro":"\\u202e"}')),
  bad('an isolate that never ends', json({ name: 'Check\u2067out' })),
  bad('a null character', raw('"brief":{"intro":"a\\u0000b"}')),
  bad('an escape of a terminal', raw('"brief":{"intro":"\\u001b[31m"}')),
  bad('a null character as it is', raw('"brief":{"intro":"a\u0000b"}')),
  bad('half a character', raw('"brief":{"intro":"\\ud83d"}')),
  bad('half a character as it is', raw('"brief":{"intro":"\ud83d"}')),
  bad('the other half', raw('"brief":{"intro":"\\ude00\\ud83d"}')),
  bad('a hidden character in a name', raw('"poli\\u202ecy":{}')),
  bad('a line separator', raw('"brief":{"intro":"a\u2028b"}')),
  odd('marks of right-to-left words', json({ brief: { intro: '\u200fשלום\u200e، مرحبا' } })),
  odd('a byte order mark', `\ufeff${json({})}`),
  odd('joined faces', json({ brief: { intro: '👩\u200d👩\u200d👧' } })),
];

/** Of another kind than it should be. */
const SHAPES: Hostile[] = [
  bad('another file', json({ sightline: 'record' })),
  bad('no mark of ours', '{"name":"Checkout","policy":{}}'),
  bad('a package file', '{"name":"checkout","version":"1.0.0","scripts":{}}'),
  bad('a number as text', json({ policy: { threshold: '50' } })),
  bad('a text as number', json({ name: 7 })),
  bad('half a point', json({ policy: { threshold: 49.5 } })),
  bad('more than all', json({ policy: { threshold: 101 } })),
  bad('less than nothing', json({ policy: { threshold: -1 } })),
  bad('a policy as list', json({ policy: [] })),
  bad('a policy as text', json({ policy: 'strict' })),
  bad('nothing as policy', json({ policy: null })),
  bad('metrics as group', json({ metrics: { a: 1 } })),
  bad('metrics that hold themselves', json({ metrics: [[metric(1)]] })),
  bad('an unknown level', json({ policy: { levels: { building: 'block' } } })),
  bad('yes for true', json({ policy: { witness: 'yes' } })),
  bad('a day that there is not', json({ policy: { since: '2027-02-30' } })),
  bad('a day in another order', json({ policy: { since: '31.03.2027' } })),
  bad('a month that there is not', json({ yearStart: 13 })),
  bad('an empty id', json({ id: '' })),
  bad('an id that is a path', json({ id: '../../etc/passwd' })),
  bad('an id with a star', json({ metrics: [metric(1, { id: '*' })] })),
  bad('two metrics of one id', json({ metrics: [metric(1), metric(1)] })),
  bad(
    'two definitions of one number',
    json({
      metrics: [
        metric(1, {
          definitions: [
            { version: 1, text: 'a' },
            { version: 1, text: 'b' },
          ],
        }),
      ],
    }),
  ),
  bad('a stage twice', json({ stages: [{ stage: 'ready' }, { stage: 'ready', labels: ['go'] }] })),
  bad('a script as link', json({ goals: [{ id: 'g', name: 'G', link: 'javascript:alert(1)' }] })),
  bad('a link with a password', json({ brief: { links: ['https://me:secret@acme.example/'] } })),
  bad(
    'an origin with a path',
    json({ sources: [{ id: 's', name: 'S', origin: 'https://stats.example/api?x=1' }] }),
  ),
  bad(
    'an origin without encryption',
    json({ sources: [{ id: 's', name: 'S', origin: 'http://stats.example' }] }),
  ),
  bad('a format that is none', json({ format: 'latest' })),
  bad('a newer major version without a name', json({ format: '2.0', name: undefined, title: 'Checkout' })),
];

/** Read, and harmless. */
const HARMLESS: Hostile[] = [
  odd('markup as name', json({ name: '<img src=x onerror=alert(1)>' })),
  odd(
    'markup everywhere',
    json({ brief: { intro: '</script><script>alert(1)</script>' }, roles: [{ id: 'r', name: '<b>x</b>' }] }),
  ),
  odd('a secret', json({ sources: [{ id: 's', name: 'S', apiKey: 'sk-0000', token: 'ghp_x' }] })),
  odd(
    'requests to make',
    json({
      sources: [{ id: 's', name: 'S', url: 'https://evil.example', headers: { a: 'b' }, query: 'DROP' }],
    }),
  ),
  odd('a scope of many stars', json({ scopes: [{ tracker: 't', place: `${'*a'.repeat(99)}*` }] })),
  odd(
    'a pattern of another kind',
    json({
      scopes: [
        { tracker: 't', place: '(a+)+$' },
        { tracker: 't', place: '**/**' },
      ],
    }),
  ),
  odd(
    'a newer major version',
    json({ format: '2.0', policy: { threshold: 'high', exempt: ['bug'] }, metrics: [metric(1), { id: 7 }] }),
  ),
  odd('a newer major version of nothing else', json({ format: '99999999999999999999.0' })),
];

export const HOSTILE: readonly Hostile[] = [
  ...BROKEN,
  ...POISON,
  ...LARGE,
  ...HIDDEN,
  ...SHAPES,
  ...HARMLESS,
];
