import type { Destination } from './announce/announcer.ts';
import { toDiscord, toIrc, toSlack } from './announce/render.ts';
import type { WebhookKind } from './announce/webhook-transport.ts';
import type { BotConfig } from './env.ts';

/** The names of places in the outbox. They stay the same if the channels are renamed. */
export const ADMIN = 'irc-admin';
export const PUBLIC = 'irc-public';
export const PERSON = 'person';

/** The places that a configuration names, and how each writes. */
export function placesOf({ irc, discord, slack }: BotConfig): Destination[] {
  const places: Destination[] = [];
  const inChannel = (
    destination: string,
    audience: Destination['audience'],
    plain: boolean,
  ): Destination => ({
    destination,
    audience,
    render: (lines) => lines.map((line) => toIrc(line, plain)),
  });
  if (irc?.adminChannel) places.push(inChannel(ADMIN, 'crew', irc.plain));
  if (irc?.publicChannel) places.push(inChannel(PUBLIC, 'viewers', irc.plain));
  // One message each, so that it stays together.
  if (discord)
    places.push({
      destination: 'discord',
      audience: 'crew',
      render: (lines) => [lines.map(toDiscord).join('\n')],
    });
  if (slack)
    places.push({
      destination: 'slack',
      audience: 'crew',
      render: (lines) => [lines.map(toSlack).join('\n')],
    });
  return places;
}

/** The outgoing webhooks that a configuration names. */
export function webhooksOf({ discord, slack }: BotConfig): { kind: WebhookKind; url: URL }[] {
  return [
    ...(discord ? [{ kind: 'discord' as const, url: discord }] : []),
    ...(slack ? [{ kind: 'slack' as const, url: slack }] : []),
  ];
}
