import type { ParsedUrl } from './parsed-url.ts';
import { refuse } from './result.ts';
import type { Refusal } from './types.ts';

/** Services that do not let a stream be shown on other sites, by the end of their host names. */
const withoutEmbed: readonly [host: string, name: string][] = [
  ['instagram.com', 'Instagram'],
  ['discord.com', 'Discord'],
  ['discord.gg', 'Discord'],
  ['netflix.com', 'Netflix'],
  ['disneyplus.com', 'Disney+'],
  ['primevideo.com', 'Prime Video'],
  ['max.com', 'Max'],
  ['hulu.com', 'Hulu'],
  ['x.com', 'X'],
  ['twitter.com', 'X'],
  ['snapchat.com', 'Snapchat'],
  ['linkedin.com', 'LinkedIn'],
  ['livestream.com', 'Livestream'],
];

/** Meetings: their share menu can send them to a service that has an embed. */
const meetings: readonly [host: string, name: string][] = [
  ['zoom.us', 'Zoom'],
  ['zoom.com', 'Zoom'],
  ['webex.com', 'Webex'],
  ['meet.google.com', 'Google Meet'],
  ['teams.microsoft.com', 'Microsoft Teams'],
  ['teams.live.com', 'Microsoft Teams'],
];

/** Addresses that only lead on to another one, which the server does not follow. */
const shorteners: readonly string[] =
  'bit.ly t.co tinyurl.com goo.gl is.gd ow.ly buff.ly cutt.ly rb.gy t.ly lnkd.in dlvr.it shorturl.at rebrand.ly v.gd amzn.to spoti.fi'.split(
    ' ',
  );

const isOf = (host: string, name: string) => host === name || host.endsWith(`.${name}`);

/** The reason why a well-known service cannot be shown; null if the host belongs to none of them. */
export function otherService({ host }: Pick<ParsedUrl, 'host'>): Refusal | null {
  if (shorteners.some((name) => isOf(host, name))) return refuse('shortAddress');
  const meeting = meetings.find(([name]) => isOf(host, name));
  if (meeting) return refuse('meeting', { name: meeting[1] });
  const service = withoutEmbed.find(([name]) => isOf(host, name));
  return service ? refuse('noEmbed', { name: service[1] }) : null;
}
