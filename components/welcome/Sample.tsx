/** The real panel on a sample ticket. */
export function Sample() {
  return null;
}
