/** Only what leads to a page of the web is a link: items and briefs are written by many. */
export const secure = (url: string): boolean => url.startsWith('https://') && URL.canParse(url);
