/**
 * Node ids in GitHub's outward form: a type prefix, `_kw`, and base64url bytes. Only the form is imitated; nobody
 * may take a node id apart. Source of the form: `I_kwDO…` on saved pages.
 */
export function nodeId(prefix: string, id: number, parent = 0): string {
  const bytes = Buffer.alloc(13);
  bytes[0] = 0x0c;
  bytes.writeUInt32BE(parent >>> 0, 1);
  bytes.writeBigUInt64BE(BigInt(id), 5);
  return `${prefix}_kw${bytes.toString('base64url')}`;
}
