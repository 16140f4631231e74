/** Characters that are there and that nobody sees. */

/** "U+202E". */
export const codeOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * The first character that turns the direction of reading or cannot be seen at all, as "U+202E"; undefined: there is
 * none. Marks of right-to-left languages and joiners are none of these: words are written with them.
 */
export function hiddenIn(text: string): string | undefined {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const control = (c < 32 && c !== 9 && c !== 10 && c !== 13) || (c >= 127 && c <= 159);
    const turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (control || turns || c === 0x2028 || c === 0x2029 || c === 0xfeff) return codeOf(text[i] ?? '');
  }
  return undefined;
}
