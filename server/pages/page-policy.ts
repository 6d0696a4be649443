import { createHash } from 'node:crypto';

/** The directives that a `<meta>` cannot carry (html.spec.whatwg.org, attr-meta-http-equiv-content-security-policy). */
const HEADER_ONLY = /^(?:frame-ancestors|report-uri|sandbox)(?:\s|$)/;

/** An inline script: React writes attributes in double quotes and escapes `>` in them. */
const INLINE_SCRIPT = /<script(?<attributes>(?:\s[^>]*)?)>(?<code>[\s\S]*?)<\/script>/g;

/** The hash source of each inline script in a page, each once, in the order of the page. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const { groups } of html.matchAll(INLINE_SCRIPT)) {
    if (!groups || /\ssrc=/.test(groups.attributes ?? '')) continue;
    if (/\stype="(?!module"|text\/javascript")/.test(groups.attributes ?? '')) continue;
    hashes.add(
      `'sha256-${createHash('sha256')
        .update(asParsed(groups.code ?? ''))
        .digest('base64')}'`,
    );
  }
  return [...hashes];
}

/** The HTML parser turns every kind of line break into one (html.spec.whatwg.org, preprocessing the input stream). */
const asParsed = (code: string) => code.replace(/\r\n?/g, '\n');

/** On /check nothing of a sheet may leave the browser, so the page may make no requests and load nothing from other sites. */
export function policyOfPage(address: string, sitePolicy: string): string {
  if (address !== '/check') return sitePolicy;
  return sitePolicy
    .replace(/\b(connect-src|media-src|frame-src|form-action) [^;]*/g, "$1 'none'")
    .replace(/\bimg-src [^;]*/, "img-src 'self' data:");
}

/**
 * A page with its own policy in its head: the site's, with the hash of each inline script of this very page in the place of
 * 'unsafe-inline'. A meta element and not a header, so that page and policy are one file and one rename.
 * @throws Error if the page has no head for it, because a page without a policy must not be published
 */
export function withPolicy(html: string, sitePolicy: string): string {
  const hashes = scriptHashes(html).join(' ');
  const policy = sitePolicy
    .split(/\s*;\s*/)
    .filter((directive) => directive && !HEADER_ONLY.test(directive))
    .map((directive) =>
      /^script-src\s/.test(directive) ? directive.replace("'unsafe-inline'", hashes) : directive,
    )
    .map((directive) => directive.trim())
    .join('; ');
  return intoHead(
    html,
    `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('"', '&quot;')}"/>`,
  );
}

/**
 * Puts markup at the beginning of a page's head, before anything there can run or load. Only the charset goes before
 * it, which must be among the first 1024 bytes (html.spec.whatwg.org, determining the character encoding).
 */
export function intoHead(html: string, markup: string): string {
  const head = /<head(?:\s[^>]*)?>(?:<meta charset="utf-8"\/?>)?/i.exec(html);
  if (!head) throw new Error('A page without a head cannot carry a policy');
  const at = head.index + head[0].length;
  return html.slice(0, at) + markup + html.slice(at);
}
