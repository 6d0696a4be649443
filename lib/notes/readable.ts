/**
 * Whether show notes can be read in the page: a PDF of the site's own, or of a host that the operator allows (EMBED_HOSTS).
 * Others are linked to.
 */
export function isReadable(address: string | null, allowedHosts: readonly string[]): boolean {
  if (address === null) return false;
  if (address.startsWith('/')) return /\.pdf(?:[?#]|$)/i.test(address);
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  return protocol === 'https:' && allowedHosts.includes(hostname) && /\.pdf$/i.test(pathname);
}
