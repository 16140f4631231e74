/** Names in a file that the format does not know: kept, and told where somebody should look at them. */
import { FILE } from '../strings/team-file';
import type { JsonPath } from './json';
import { nearest } from './near';
import { elementOf, isObject, memberOf, membersOf, takesName } from './shape';

type Schema = Parameters<typeof membersOf>[0];
type Stranger = { path: JsonPath; name: string; known: readonly string[] };

/** All of them, in the order of the file. */
function strangers(schema: Schema, value: unknown, path: JsonPath): Stranger[] {
  const element = elementOf(schema);
  if (element && Array.isArray(value)) return value.flatMap((v, i) => strangers(element, v, [...path, i]));
  if (!isObject(value)) return [];
  const members = membersOf(schema);
  return Object.entries(value).flatMap(([name, v]): Stranger[] => {
    const at = [...path, name];
    const member = memberOf(schema, name);
    if (member) return strangers(member, v, at);
    if (members) return [{ path: at, name, known: Object.keys(members) }];
    return takesName(schema, name) === false ? [{ path: at, name, known: [] }] : [];
  });
}

/** "$schema", "_note", "//": names by which people write remarks into JSON. */
const isRemark = (name: string) => /^[$_/#]|^comment/.test(name);
const isSecret = (name: string) =>
  /token|secret|passw|credential|authorization|api[-_]?key|private[-_]?key/i.test(name);

/** Looked at for what they could mean; a file with more is not a slip of the finger. */
const MOST_LOOKED_AT = 100;

/**
 * @param newer the file is of a newer minor version: what is not known is then no mistake
 */
export function unknownIn(
  schema: Schema,
  value: unknown,
  newer: boolean,
): { path: JsonPath; text: string }[] {
  return strangers(schema, value, []).flatMap(({ path, name, known }, i) => {
    if (isSecret(name)) return [{ path, text: FILE.secret(name) }];
    if (isRemark(name)) return [];
    const near = i < MOST_LOOKED_AT ? nearest(name, known) : undefined;
    if (near !== undefined) return [{ path, text: FILE.near(name, near) }];
    return newer ? [] : [{ path, text: FILE.unknown(name) }];
  });
}
