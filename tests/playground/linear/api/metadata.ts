/** What an attachment's metadata may hold. "Values can be any string or number"; two lists are documented besides. */
import type { LinearApiSettings } from '../settings';
import { invalidInput } from './errors';

const isList = (value: unknown, fits: (item: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) &&
  value.every((item) => typeof item === 'object' && item !== null && fits(item as Record<string, unknown>));

/** The lists that Linear shows in a window of the attachment. */
const DOCUMENTED: Readonly<Record<string, (value: unknown) => boolean>> = {
  attributes: (value) => isList(value, (a) => typeof a.name === 'string' && a.value !== undefined),
  messages: (value) => isList(value, (m) => ['subject', 'body', 'timestamp'].some((key) => key in m)),
};

/** @returns what is stored; throws what the caller is told */
export function readMetadata(
  given: unknown,
  settings: LinearApiSettings,
): Record<string, unknown> | undefined {
  if (given === null || given === undefined) return undefined;
  if (typeof given !== 'object' || Array.isArray(given))
    throw invalidInput('Metadata has to be an object of strings and numbers.');
  const size = JSON.stringify(given).length;
  if (settings.metadataMax !== null && size > settings.metadataMax)
    throw invalidInput(`Metadata may have at most ${settings.metadataMax} characters, this has ${size}.`);
  const fits = ([key, value]: [string, unknown]): boolean =>
    ['string', 'number'].includes(typeof value) || DOCUMENTED[key]?.(value) === true;
  const entries = Object.entries(given);
  const odd = entries.find((entry) => !fits(entry));
  if (!odd || settings.nestedMetadata === 'keep') return { ...given };
  if (settings.nestedMetadata === 'refuse')
    throw invalidInput(`Metadata values have to be strings or numbers; “${odd[0]}” is not.`);
  return Object.fromEntries(entries.filter(fits));
}
