/** Words of the section “Policy”. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** A small number as a word. */
const word = (n: number) => NUMBERS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const policy = {
  title: (name: string) => `What ${name} asks, and when`,
  lead: (ready: number, building: number, since: string) => {
    const small = building <= 6 ? 'Small on purpose: ' : '';
    const asks = `${word(ready)} ${ready === 1 ? 'answer' : 'answers'} to be ready, ${word(building)} more to start.`;
    return `${small ? small + asks : capital(asks)}${since ? ` Applies to items made from ${since} on.` : ''}`;
  },
  table: {
    ask: 'What',
    dash: '–',
    scroll: 'Table of what is asked',
    cell: (ask: string, stage: string) => `${ask} at ${stage}`,
    level: (stage: string) => `When it is missing at ${stage}`,
    keys: 'Click to change. By keyboard: arrows move, Space changes, A asks, O offers, N drops.',
    said: (cell: string, value: string) => `${cell}: ${value}`,
  },
  threshold: { of: 'of 100', number: 'Strength, as a number', off: 'At 0 nothing is ever called weak.' },
  chips: {
    type: '+ Type',
    addType: 'Type or label that needs no outcome',
    item: '+ Item',
    addItem: 'Item of the pilot: its address, or a key such as acme/shop#12',
    days: '+ Days',
    addDays: 'Days after launch',
    after: 'days from launch',
    drop: (name: string) => `Take ${name} out`,
    same: (name: string) => `${name} is there already.`,
    long: (most: number) => `${most} characters at most.`,
    many: (most: number) => `${most} at most.`,
    days1: 'A whole number of days, from 1 to 730.',
    wrongItem: 'Paste the address of an item, or type its key: acme/shop#12.',
  },
  days: 'days',
  sinceClear: 'Ask all items',
  witness: { on: 'Leave a comment', off: 'No comment' },
  section: { end: 'At the end', start: 'At the start' },
  rules: {
    lead: 'What Sightline reads in a bet. A rule that annoys more than it helps is worth turning down.',
    columns: { rule: 'Rule', level: 'Level', use: 'In use' },
    levels: { off: 'Off', advise: 'Advise', pause: 'May pause' },
    level: (name: string) => `Level of “${name}”`,
    annoying: (names: readonly string[]) =>
      names.length === 1
        ? `One rule annoys: ${names[0]}. It is set aside as often as it helps.`
        : `${capital(word(names.length))} rules annoy: ${names.join(', ')}. They are set aside as often as they help.`,
    annoys: 'annoys',
    nameTurn: (name: string) => `Turn “${name}” down`,
    setAside: (n: number, of: number) => `set aside in ${n} of ${of}`,
    noHits: 'never found',
    hits: (n: number) => `found ${n} times, never set aside`,
    once: 'found once, never set aside',
    friction: (items: number, open: number, ended: number) =>
      `${count(items, 'outcome', 'outcomes')} of this team on this device · ${count(open, 'waiver', 'waivers')} open, ${ended} ended`,
    never: 'These advise only: they cannot pause.',
    groups: {
      S: 'What is there, and whether it adds up',
      T: 'How it is worded',
      L: 'What became of it',
      P: 'Beside the other bets',
    },
    many: (n: number, pause: number) =>
      `${count(n, 'rule', 'rules')}${pause > 0 ? `, ${pause} may pause` : ''}`,
    filter: 'Find a rule',
    none: 'No rule is called so.',
    default: 'as delivered',
  },
  acts: {
    lead: 'This check runs in your browser. The API, bulk edits and people without Sightline can pass it.',
    columns: { act: 'What somebody does', when: 'When it is looked at' },
    before: 'before: one press is held',
    after: 'after: a note on the item',
    rows: [
      ['GitHub: Close as done', 'before'],
      ['GitHub: Create', 'before'],
      ['Jira: Create', 'before'],
      ['Linear: Create issue', 'before'],
      ['Status menus and drags, on all three', 'after'],
      ['Bulk edits, the API, automations', 'after'],
      ['Mobile and desktop apps', 'after'],
      ['People without Sightline', 'after'],
    ] as [string, 'before' | 'after'][],
    note: '“After” means: seen from the item’s state the next time it is looked at, with “mend or waive”. Nothing is undone.',
    fails: 'If Sightline fails or cannot decide at once, the press passes.',
  },
  today: {
    title: 'What changes today',
    items: (n: number) => `Your ${count(n, 'open item', 'open items')} under these rules`,
    none: 'No open item of this team is known on this device yet. Open a list of one of its places.',
    pass: 'pass',
    nudged: 'get a nudge',
    paused: 'would pause before building',
    unread: 'not read yet',
    see: (n: number) => (n === 1 ? 'See the item' : `See the ${n} items`),
    hide: 'Hide them',
    more: (n: number) => `and ${n} more`,
    failed: 'What changes could not be told:',
    counting: 'Counting…',
    bar: (pass: number, nudged: number, paused: number, unread: number) =>
      `${pass} pass, ${nudged} get a nudge, ${paused} would pause, ${unread} not read yet`,
  },
  preview: {
    title: 'Preview',
    lead: 'A sample bet under these rules, as others see it.',
    at: 'The sample stands at',
    bet: 'It says',
    bets: { nothing: 'Nothing', half: 'Half', whole: 'All' },
    badge: 'In a list',
    strip: 'On the issue',
    gate: 'When it is closed as done',
    passes: 'The press passes.',
    strength: (n: number) => `strength ${n} of 100`,
    none: 'No badge: nothing is asked.',
  },
} as const;
