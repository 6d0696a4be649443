import { createHash } from 'node:crypto';
import { fullText } from '#lib/format/dates.ts';
import { parseColour } from '#lib/schedule/theme.ts';
import type { Slot } from '#lib/schedule/types.ts';

/** All that a share picture shows. */
export type Picture = {
  site: string;
  /** Null if it is a picture of the site itself. */
  title: string | null;
  /** One line below the title: when it is, in the zone of the sheet, and in which room; or what the site is. */
  line: string;
  host: string | null;
  accent: string;
  /** An image's address, or a path of the site's own. */
  poster: string | null;
  cancelled: boolean;
};

export const WIDTH = 1200;
export const HEIGHT = 630;

const ACCENT = '#ffb84d';
/** Raise it when the drawing changes, so that sites that keep pictures by their address fetch the new ones. */
const DESIGN = 1;

type Shown = Pick<Slot, 'uid' | 'title' | 'start' | 'status' | 'room' | 'host' | 'poster' | 'theme'>;
export type SiteOfPicture = {
  title: string;
  timeZone: string;
  themes: Readonly<Record<string, string>>;
  /** For dates: `en-GB`. */
  locale: string;
  /** One sentence about the site. */
  about: string;
};

export function pictureOf(slot: Shown | null, site: SiteOfPicture): Picture {
  if (slot === null) {
    const { title, about } = site;
    return {
      site: title,
      title: null,
      line: about,
      host: null,
      accent: ACCENT,
      poster: null,
      cancelled: false,
    };
  }
  const { title, room, host, poster, theme } = slot;
  const when = whenText(slot.start, site);
  return {
    site: site.title,
    title,
    line: room === null ? when : `${when} · ${room}`,
    host,
    accent: parseColour(site.themes[theme ?? ''] ?? theme ?? '') ?? ACCENT,
    poster,
    cancelled: slot.status === 'cancelled',
  };
}

/** `Sat, 28 November 2026, 20:00 GMT` */
function whenText(start: string, { locale, timeZone }: SiteOfPicture): string {
  return fullText(Date.parse(start), { locale, timeZone });
}

/** The address of a slot's picture, or of the site's. The query has a hash of its content: others keep pictures by address. */
export function pictureAddress(uid: string | null, picture: Picture): string {
  const version = createHash('sha256')
    .update(JSON.stringify([DESIGN, picture]))
    .digest('base64url')
    .slice(0, 8);
  return `/share/${uid ?? 'site'}.png?v=${version}`;
}
