/** Origins that chats are framed from. */
export const chatFrames = [
  'https://www.twitch.tv',
  'https://www.youtube.com',
  'https://discord.com',
  'https://kiwiirc.com',
] as const;
