/**
 * The tracker whose pages a script is built for. Scripts of pages are built once for each tracker (see
 * `wxt.config.ts`, which leads this import to its folder), so that no page carries what only another one needs.
 * Whatever is not built so (tests) gets the first.
 */
export {
  DESCRIPTION_IS_HOME,
  makePage,
  makeRows,
  makeSigns,
  PALETTE,
  ROW_HINT,
  readRendered,
  theme,
  whenCalm,
} from './github/page-side';
