/** A patched function adds this to everything that it writes. */
export const MARK = '⁂';

/** Locales of browsers, one for each script and calendar that may write a time otherwise than the server. */
export const LOCALES = [
  'en-GB',
  'en-US',
  'de-DE',
  'fr-FR',
  'pl-PL',
  'ja-JP',
  'ar-EG',
  'hi-IN',
  'fa-IR',
  'th-TH',
  'sv-SE',
  'ru-RU',
];
export const ZONES = ['Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland'];

/**
 * Runs in a page before its own scripts, so it may use nothing from outside. It makes every function that writes by a
 * locale write something else than the server. Another engine does so in fewer places.
 */
export function writeOtherwise(mark: string): void {
  const after = (text: unknown) => `${text}${mark}`;
  const patch = (owner: object, name: string, change: (result: never) => unknown) => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    const call = (own: (...args: unknown[]) => unknown) =>
      function patched(this: unknown, ...args: unknown[]) {
        return change(own.apply(this, args) as never);
      };
    if (found?.get) {
      const get = found.get;
      // `format` and `compare` are getters of bound functions.
      Object.defineProperty(owner, name, {
        ...found,
        get() {
          const bound = get.call(this);
          return (...args: unknown[]) => change(bound(...args) as never);
        },
      });
    } else if (found) Object.defineProperty(owner, name, { ...found, value: call(found.value) });
  };
  const partsToo = (parts: { type: string; value: string }[]) =>
    parts.map(({ type, value }) => ({ type, value: type === 'literal' ? value : after(value) }));
  for (const format of [Intl.DateTimeFormat, Intl.NumberFormat, Intl.RelativeTimeFormat, Intl.ListFormat]) {
    patch(format.prototype, 'format', after);
    patch(format.prototype, 'formatToParts', partsToo);
  }
  for (const format of [Intl.DateTimeFormat, Intl.NumberFormat]) {
    patch(format.prototype, 'formatRange', after);
    patch(format.prototype, 'formatRangeToParts', partsToo);
  }
  patch(Intl.DisplayNames.prototype, 'of', after);
  patch(Intl.PluralRules.prototype, 'select', (form: string) => (form === 'one' ? 'other' : 'one'));
  patch(Intl.Collator.prototype, 'compare', (order: number) => -order);
  patch(String.prototype, 'localeCompare', (order: number) => -order);
  for (const name of ['toLocaleUpperCase', 'toLocaleLowerCase']) patch(String.prototype, name, after);
  for (const owner of [Date.prototype, Number.prototype, BigInt.prototype, Array.prototype])
    patch(owner, 'toLocaleString', after);
  for (const name of ['toLocaleDateString', 'toLocaleTimeString']) patch(Date.prototype, name, after);
}
