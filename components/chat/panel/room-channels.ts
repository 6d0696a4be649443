import type { ChatConfig } from '../chat-config.ts';

/** The number of rooms' channels that stay joined besides the first one: five in all. */
const MOST_ROOMS = 4;

/**
 * Gives a function that says which channels close when the page turns to another one. The first one stays open beside a
 * slot's, and so do those of the rooms that were watched last; a slot's closes with it.
 */
export function channelsToLeave(home: string, isSame: (a: string, b: string) => boolean) {
  let stays: string[] = [];
  return (before: string, { channel, rooms }: Pick<ChatConfig, 'channel' | 'rooms'>): string[] => {
    const isOfRoom = rooms?.some((chat) => chat !== null && isSame(chat, channel));
    if (isOfRoom && !isSame(channel, home))
      stays = [...stays.filter((one) => !isSame(one, channel)), channel];
    const oldest = stays.splice(0, stays.length - MOST_ROOMS);
    return [before, ...oldest].filter((one) => ![home, ...stays].some((other) => isSame(other, one)));
  };
}

/** Channels that /join may open besides those of the page: those of the crew, and of the rooms. */
export const otherChannels = ({ channels = [], rooms = [] }: ChatConfig): string[] => [
  ...channels,
  ...rooms.filter((chat) => chat !== null),
];
