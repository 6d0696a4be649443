import { createHash } from 'node:crypto';
import { parseColour } from '#lib/schedule/theme.ts';
import type { Slot } from '#lib/schedule/types.ts';

/** All that a share picture shows. */
export type Picture = {
  site: string;
  /** Null where it is of the site itself. */
  title: string | null;
  /** One line below the title: when it is, in the zone of the sheet, or what the site is. */
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
/** Changes where the drawing does, so that those who keep pictures by their address take the new ones. */
const DESIGN = 1;

type Shown = Pick<Slot, 'uid' | 'title' | 'start' | 'status' | 'host' | 'poster' | 'theme'>;
export type SiteOfPicture = {
  title: string;
  timeZone: string;
  themes: Readonly<Record<string, string>>;
  /** For dates: `en-GB`. */
  locale: string;
  /** What the site is, in a sentence. */
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
  const { title, host, poster, theme } = slot;
  return {
    site: site.title,
    title,
    line: whenText(slot.start, site),
    host,
    accent: parseColour(site.themes[theme ?? ''] ?? theme ?? '') ?? ACCENT,
    poster,
    cancelled: slot.status === 'cancelled',
  };
}

/** `Sat, 28 November 2026, 20:00 GMT` */
function whenText(start: string, { locale, timeZone }: SiteOfPicture): string {
  const zone = timeZone.replace(/^GMT(?=[+-]\d)/, '');
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  };
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(Date.parse(start));
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(start));
  }
}

/** Where a slot's picture is, or the site's. What it shows is in the query: others keep pictures by their address. */
export function pictureAddress(uid: string | null, picture: Picture): string {
  const version = createHash('sha256')
    .update(JSON.stringify([DESIGN, picture]))
    .digest('base64url')
    .slice(0, 8);
  return `/share/${uid ?? 'site'}.png?v=${version}`;
}
