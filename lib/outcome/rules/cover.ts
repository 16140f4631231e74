type Span = { from: number; to: number };

/** Which characters of a text are taken: what it costs to ask does not grow with how many spans took them. */
export class Cover {
  private readonly taken: Uint8Array;

  /** @param length of the text @param spans that are taken from the beginning */
  constructor(length: number, spans: readonly Span[] = []) {
    this.taken = new Uint8Array(length);
    for (const span of spans) this.add(span);
  }

  add({ from, to }: Span): void {
    this.taken.fill(1, from, to);
  }

  /** Whether a character of it is taken. */
  meets({ from, to }: Span): boolean {
    return this.taken.subarray(from, to).includes(1);
  }
}
