type Props = {
  /** The slug in the address that was asked for, and the one that the page has now. */
  slug: string;
  now: string;
  /** The folder of both, `/rooms/`. */
  folder: string;
};

/**
 * Leads from an address that a page had before to its own. In the page and not as a 308: a flat file can carry it, and Next
 * loses the Location of a redirect that it made in the background.
 */
export const Moved = ({ slug, now, folder }: Props) =>
  slug === now ? null : <meta httpEquiv="refresh" content={`0;url=${folder}${now}`} />;
