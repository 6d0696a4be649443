/** The parser needs a host, but a request names its host in a header. So this one has no meaning. */
const ANY_ORIGIN = 'http://site';

/**
 * The path and query of a request (RFC 9112, 3.2), in the form that every later reader of `request.url` can parse.
 * @returns null if the request line names nothing that this site could have
 */
export function readTarget(url: string): string | null {
  const target = isAbsolute(url) ? pathOf(url) : url;
  if (!target?.startsWith('/') || !URL.canParse(target, ANY_ORIGIN)) return null;
  try {
    decodeURIComponent(target.replace(/[?#].*$/s, ''));
    return target;
  } catch {
    return null;
  }
}

/** A proxy may name the whole address. */
const isAbsolute = (url: string) => /^https?:\/\//i.test(url);

function pathOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && parsed.pathname + parsed.search;
}
