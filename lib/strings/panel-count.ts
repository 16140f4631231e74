/** Small counts and teams in sentences, for strip and panel alike. */

const COUNT = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
/** A small count in words, as at the start of a sentence. */
export const inWords = (n: number) => COUNT[n] ?? String(n);

/** "Two things to mend" */
export const thingsToMend = (n: number) => `${inWords(n)} ${n === 1 ? 'thing' : 'things'} to mend`;

/** "Team Checkout", also where it calls itself that. */
export const teamName = (name: string) => (/^team\b/i.test(name) ? name : `Team ${name}`);
