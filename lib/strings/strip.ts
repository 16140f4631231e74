/** Words of what stands in a tracker's page outside the panel: strip, mark, new-issue card, floating panel. */

export const CONFLICT_BOLD = 'Two people changed this outcome.';

/** What could not be found in a page, for people. */
export const LOST = {
  strip: 'the place between title and description',
  mark: 'the end of the title',
  aside: 'the column beside the form',
  title: 'the title',
  number: 'the issue number',
  issue: 'the issue itself',
  form: 'the form',
};
