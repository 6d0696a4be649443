type HasSlug = { slug: string };

/** The address of a room: the first one is the front page. */
export const roomHref = (room: HasSlug, first: HasSlug | null | undefined): string =>
  room.slug === first?.slug ? '/' : `/rooms/${room.slug}`;
