/** Putting a part of the form into a sentence. Pure. */

/** The text with a slot in the place of what was selected, and where the cursor is afterwards. */
export function withSlot(text: string, slot: string, from: number, to: number): { text: string; at: number } {
  const put = `{${slot}}`;
  return { text: text.slice(0, from) + put + text.slice(to), at: from + put.length };
}
