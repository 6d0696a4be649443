/** The known word that differs from the typed one by at most two letters, or null. For short lists and short words. */
export function nearest(typed: string, known: Iterable<string>): string | null {
  if (typed.length < 3 || typed.length > 40) return null;
  const most = typed.length < 6 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const distance = distanceOf(typed, word);
    if (distance < bestDistance) {
      best = word;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits between two words; two swapped letters are one edit. */
export function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
