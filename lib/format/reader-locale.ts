/**
 * How dates are written for a viewer: in the language of the page, in the form that the viewer's browser asks for (`en-US`). If
 * the browser asks only for other languages, at least the hours are written as its viewer is used to.
 */
export function readerLocale(
  language: string,
  asked: readonly string[],
  hourCycle: string | undefined,
): string {
  const own = asked.find((tag) => tag === language || tag.startsWith(`${language}-`));
  if (own !== undefined) return own;
  return hourCycle === undefined ? language : `${language}-u-hc-${hourCycle}`;
}
