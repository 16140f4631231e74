/** Words of the extension's own pages: what all three share. The longer pages have a file each beside this one. */
export { options } from './pages-options';
export { placeField, placeWords } from './pages-places';
export { popup } from './pages-popup';
export { sites } from './pages-sites';
export { trouble } from './pages-trouble';
export { welcome } from './pages-welcome';

export const common = {
  product: 'Sightline',
  loading: 'Reading…',
  /** Said where a part of a page could not be read; `why` is the program's own reason. */
  failed: (what: string, why: string) => `${what} could not be read: ${why}`,
  gone: 'Sightline was updated while this page was open. Reload the page to go on.',
  again: 'Try again',
  remove: 'Remove',
  cancel: 'Cancel',
  undo: 'Undo',
  opensTab: 'opens a new tab',
  trackers: { github: 'GitHub', jira: 'Jira', linear: 'Linear' } as Record<string, string>,
};
