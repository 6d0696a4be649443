import type { ChatAccess } from '#lib/feeds/site-view.ts';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from './get-schedule.ts';

/** What the chat panel is told besides the schedule. */
export type ChatProps = { access: ChatAccess; demo: boolean; emotes: string[]; channels?: readonly string[] };

/** The chat of the site; null where it has none. */
export async function chatAccess(): Promise<ChatProps | null> {
  const view = await getSchedule();
  const config = getSite()?.config;
  const access = view?.chat ?? config?.chat;
  if (!access || (access.url === null && !access.frame && !access.link)) return null;
  return {
    access,
    demo: config?.demo ?? false,
    emotes: config?.emotes ?? [],
    channels: config?.chatChannels.length ? config.chatChannels : undefined,
  };
}
