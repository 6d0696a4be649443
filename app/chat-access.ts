import type { ChatAccess } from '#lib/site/chat-access.ts';
import { getSite } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';

/** Settings of the chat panel that are not part of the schedule. */
export type ChatProps = { access: ChatAccess; demo: boolean; emotes: string[]; channels?: readonly string[] };

/** The chat of the site, or null if it has none. */
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
