/** What the page scripts need of Linear, each its own part: a script carries only what it uses. */
export { default as PALETTE } from '../../look/palette-linear.css?inline';
export { linearPage as makePage } from './page';
export { readRendered } from './rendered';
export { linearRows as makeRows } from './rows-page';
export { linearSigns as makeSigns } from './signs';
export { theme } from './theme';

/** What on an issue's own page tells that it shows rows of other items: sub-issues, relations. */
export const ROW_HINT = 'a[data-list-key][href*="/issue/"],a[data-list-row][href*="/issue/"]';

/** The home is an attachment, which pages do not tell: only a section that was put in by hand is seen here. */
export const DESCRIPTION_IS_HOME: boolean = false;

/** The page is built in the browser: what is there may be added to. */
export const whenCalm: ((win: Window, signal: AbortSignal, done: () => void) => void) | null = null;
