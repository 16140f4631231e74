export const median = (list: readonly number[]): number => quantile(list, 0.5);

export function quantile(list: readonly number[], q: number): number {
  const s = [...list].sort((a, b) => a - b);
  const i = (s.length - 1) * q;
  const low = s[Math.floor(i)] ?? Number.NaN;
  const high = s[Math.ceil(i)] ?? Number.NaN;
  return low + (high - low) * (i - Math.floor(i));
}
