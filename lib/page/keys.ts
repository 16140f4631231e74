/** The one key that Sightline takes anywhere in a page: Alt+O, the same as the browser command. */
export function isOpenKey(event: KeyboardEvent): boolean {
  return (
    event.isTrusted &&
    event.code === 'KeyO' &&
    event.altKey &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey
  );
}
