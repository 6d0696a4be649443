import { HEIGHT, pictureAddress, pictureOf, type SiteOfPicture, WIDTH } from '#server/share/picture.ts';
import { getSchedule } from './get-schedule.ts';
import { getWords } from './get-words.ts';

/** The parts of the site that share pictures show. */
export async function shareSite(): Promise<SiteOfPicture> {
  const view = await getSchedule();
  const { about, sharing } = await getWords();
  return {
    title: view?.title ?? 'Marquee',
    timeZone: view?.timeZone ?? 'UTC',
    themes: view?.settings.themes ?? {},
    locale: about.locale,
    about: sharing.about,
  };
}

/** The addresses of slots' pictures. */
export async function slotPictures(): Promise<
  (slot: NonNullable<Parameters<typeof pictureOf>[0]>) => string
> {
  const site = await shareSite();
  return (slot) => pictureAddress(slot.uid, pictureOf(slot, site));
}

/** The picture of a show, or of the site, for a page's metadata. */
export async function sharePicture(slot: Parameters<typeof pictureOf>[0]) {
  const picture = pictureOf(slot, await shareSite());
  return { url: pictureAddress(slot?.uid ?? null, picture), width: WIDTH, height: HEIGHT };
}
