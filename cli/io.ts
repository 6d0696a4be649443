type Output = { write(text: string): unknown; isTTY?: boolean; columns?: number };

/** The parts of the process that a command uses, so that tests can give others. */
export type Io = { stdout: Output; stderr: Output; env: Record<string, string | undefined> };

/** Of a command that works on the files of a site. */
export type SiteIo = Io & {
  now(): number;
  /** The folder of the site, with .env and, unless DATA_DIR says otherwise, data. */
  root?: string;
};

/** SITE_URL's host and EMBED_HOSTS, or a sentence about the mistake in them. */
export function readEmbedOptions(env: Io['env']): { siteHost: string; allowedHosts: string[] } | string {
  const site = env.SITE_URL || 'http://localhost:3000';
  if (!URL.canParse(site) || new URL(site).hostname === '')
    return 'SITE_URL is not an address: it should look like https://show.example.org.';
  const allowedHosts = (env.EMBED_HOSTS ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return { siteHost: new URL(site).hostname, allowedHosts };
}
