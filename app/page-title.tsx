import { getSite } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';

/** The name of the site. Before there is a schedule it is the name in a sheet that was refused, if there is one. */
export async function siteTitle(): Promise<string> {
  return (await getSchedule())?.title ?? getSite()?.reader.waitingTitle() ?? 'Marquee';
}

/**
 * The title of the tab, as a part of the page. Next's metadata come a moment later than the page to which a link leads; in this
 * moment the tab had no title, and Next announced the first heading, which is the show on the stage.
 */
export async function PageTitle({ name }: { name?: string | undefined }) {
  const site = await siteTitle();
  return <title>{name ? `${name} · ${site}` : site}</title>;
}
