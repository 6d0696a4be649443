import { providers } from './providers/index.ts';

/** Origins that chats are framed from. */
const chatFrames = [
  'https://www.twitch.tv',
  'https://www.youtube.com',
  'https://discord.com',
  'https://kiwiirc.com',
] as const;

/** Every origin that may be framed, for the CSP's `frame-src`: the services', the chats', the operator's hosts. */
export function frameHosts(allowedHosts: readonly string[]): string[] {
  const known = [...providers.flatMap((rules) => rules.frames), ...chatFrames];
  return [...new Set([...known, ...allowedHosts.map((host) => `https://${host}`)])];
}
