/** Style of the bar and of the lines: what pages and panel share, then their own. */
import shared from '../../look/shared.css?inline';
import bar from './bar.css?inline';

export const ROWS_LOOK = shared + bar;
