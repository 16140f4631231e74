/** A repository of the practice tracker with the file of a team in it, or none. */
import { home } from '../../../lib/trackers/github/home';
import type { TrackerTeamFiles } from '../../../lib/trackers/tracker';
import { commitFile, textOf } from '../../playground/github/files';
import { findRepository } from '../../playground/github/state';
import { place, type setting } from './github-lists-world';

export const files = home.teamFiles as TrackerTeamFiles;
export const PATH = '.github/sightline.json';
export const CONTENTS = `/repos/acme/shop/contents/${PATH}`;
export const SHOP = place('acme/shop');
export const ONE = '{\n  "sightline": "team",\n  "name": "Größe 👋"\n}\n';
export const TWO = ONE.replace('team', 'team two');

export type Setting = ReturnType<typeof setting>;
export const repository = ({ world }: Setting, name = 'shop') => {
  const found = findRepository(world.state, 'acme', name);
  if (!found) throw new Error('no repository');
  return found;
};
export const put = (s: Setting, text: string | Buffer | null, author = 'acme-dev', path = PATH) =>
  commitFile(s.world.state, repository(s), path, text, { author });
export const standing = (s: Setting, branch?: string) => textOf(repository(s), PATH, branch);
export const read = (s: Setting, mark?: string, at = SHOP) => files.read(at, mark, s.io);
export const write = (s: Setting, text: string, mark?: string, way: 'direct' | 'proposal' = 'direct') =>
  files.write(SHOP, text, mark, way, 'Raise the threshold\n\nSo says the lead.', s.io);
export const markIn = async (s: Setting): Promise<string> => {
  const told = await read(s);
  if (!told.ok || !('found' in told)) throw new Error('nothing found');
  return told.found.mark;
};
export const code = (told: object) =>
  'trouble' in told ? (told.trouble as { code: string }).code : 'changed' in told ? 'changed' : 'ok';
