/**
 * A number as viewers and channels are told it: from 100 on in tens, from 1,000 on in three digits. A rounded number says less
 * about single people.
 */
export function roundedCount(count: number): number {
  if (count < 100) return count;
  const step = Math.max(10, 10 ** (Math.floor(Math.log10(count)) - 2));
  return Math.round(count / step) * step;
}
