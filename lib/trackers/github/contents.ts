/** One well-known file of a repository, as the contents API takes it and gives it (docs: REST, repository contents). */
import * as z from 'zod';
import type { HomeIo, Place } from '../tracker';
import { call, repoPath } from './api';
import { partsOf, TRACKER } from './urls';

/** Where a team's file is. */
export const PATH = '.github/sightline.json';

/** The part of every request about a place; null: it is no repository. */
export async function about(place: Place, io: HomeIo) {
  if (!partsOf(`${place.name}#1`)) return null;
  const [credential] = await io.credentials({ tracker: TRACKER, site: place.site, key: `${place.name}#0` });
  return { site: place.site, ...(credential && { credential: credential.id }) };
}
export type By = NonNullable<Awaited<ReturnType<typeof about>>>;

/** @param ref a branch; absent: the usual one */
export const contentsPath = ({ name }: Place, ref?: string) =>
  `${repoPath(name)}/contents/${PATH}${ref === undefined ? '' : `?ref=${encodeURIComponent(ref)}`}`;

const Repository = z.looseObject({ default_branch: z.string() });

export const repository = (place: Place, by: By, io: HomeIo) =>
  call({ ...by, path: repoPath(place.name), why: `Is ${place.name} there?` }, Repository, io);

/** @throws TypeError when the bytes are no UTF-8 */
export function textOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (c) => c.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

export function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (b) => String.fromCharCode(b)).join(''));
}
