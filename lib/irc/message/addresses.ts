/**
 * The http, https and `www.` addresses in a text. Quotes and punctuation of Chinese, Japanese and Korean end one, for they
 * stand without a space beside it, and so does a comma before another address.
 */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w@./-])www\.(?=[\w-]+\.\w))(?:(?![,;|]+(?:https?:\/\/|www\.))[^\s<>"\p{Cc}\p{Cf}\u3000-\u3003\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff3b\uff3d\uff5b\uff5d\uff5f-\uff64\u2018-\u201f«»])+/giu;

/** Whether a text may hold an address: cheap, for most lines hold none. */
export const mayHoldAddress = (text: string): boolean => text.includes('://') || /www\./i.test(text);

export const addressesIn = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(ADDRESS);

/** A text with a space in place of each address. */
export const withoutAddresses = (text: string): string =>
  mayHoldAddress(text) ? text.replace(ADDRESS, ' ') : text;
