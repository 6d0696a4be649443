const longestStart = 7 * 24 * 3600;
const units = /^(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?$/;
const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})$/;

/** Seconds from `95`, `95s`, `95.5`, `2m5s`, `1h2m3s` or `1:02:03`; undefined for zero and for nonsense. */
export function readStart(...texts: (string | null | undefined)[]): number | undefined {
  for (const text of texts) {
    if (!text) continue;
    const whole = text.toLowerCase().replace(/\.\d{1,9}(?=s?$)/, '');
    const match = units.exec(whole) ?? clock.exec(whole);
    if (!match) continue;
    const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
    const total = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
    if (total > 0 && total <= longestStart) return total;
  }
  return undefined;
}

/** `3750` as `1h2m30s`, which Twitch and Vimeo want; parts that are zero are left out. */
export function writeStart(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ];
  return parts.map(([count, unit]) => (count ? `${count}${unit}` : '')).join('');
}
