export type Fold = (name: string) => string;

// ASCII's toLowerCase does not change these. RFC 1459 2.2 counts {}|~ (and ^) as the lower case of []\^.
const RFC1459: Record<string, string> = { '[': '{', ']': '}', '\\': '|', '^': '~' };

const ascii = (name: string) => name.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
const plain = /^[\x21-\x5a\x5f-\x7f]*$/;

/**
 * The function that makes names comparable under a CASEMAPPING. Unknown mappings (such as `rfc8265`) fold as Unicode does. If a
 * server names none, it is `rfc1459`.
 */
export function folder(casemapping: string): Fold {
  switch (casemapping) {
    case 'ascii':
      return (name) => (plain.test(name) ? name.toLowerCase() : ascii(name));
    case 'rfc1459':
      return (name) =>
        plain.test(name) ? name.toLowerCase() : ascii(name).replace(/[[\]\\^]/g, (c) => RFC1459[c] ?? c);
    case 'rfc1459-strict':
      return (name) =>
        plain.test(name) ? name.toLowerCase() : ascii(name).replace(/[[\]\\]/g, (c) => RFC1459[c] ?? c);
    default:
      return (name) => name.normalize('NFC').toLowerCase();
  }
}
