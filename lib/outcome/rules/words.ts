/** Lists of words as expressions. */

/** Any of these, as whole words. @param words alternatives of a regular expression */
export const re = (words: string, flags = 'i') =>
  new RegExp(`(?<![\\p{L}\\d-])(?:${words})(?![\\p{L}])`, `${flags}u`);
