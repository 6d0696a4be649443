import type { Voice } from '#bot/announce/delivery.ts';
import type { CrewContext } from '#bot/commands/crew-commands.ts';
import { listen } from '#bot/commands/listen.ts';
import type { IrcConfig } from '#bot/env.ts';
import type { Pace } from '#bot/pace.ts';
import { ADMIN, PERSON, PUBLIC } from '#bot/places.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import type { Reminders } from '#bot/store/reminders.ts';
import type { Log } from '#lib/log.ts';
import { ChannelKeeper } from './channel-keeper.ts';
import { channelVoice } from './channel-voice.ts';
import { personVoice } from './person-voice.ts';
import { startSession } from './session.ts';

export type StartIrcOptions = {
  config: IrcConfig;
  pace: Pace['irc'];
  outbox: Outbox;
  reminders: Reminders;
  siteUrl: string;
  schedule(): Schedule | null;
  /** null in a bot that does not deploy. */
  crew: CrewContext | null;
  /** Has a voice say what is in the outbox for a place. */
  say(destination: string, voice: Voice, unordered?: boolean): void;
  now(): number;
  log: Log;
  signal: AbortSignal;
};

/** Goes on IRC, speaks and listens there. What it gives is called every second, and when the schedule changed. */
export function startIrc(options: StartIrcOptions): () => void {
  const { config, outbox, schedule, say, now, log, signal } = options;
  const { adminChannel, publicChannel, operators, plain } = config;
  const session = startSession(config, log, signal, options.pace);
  if (adminChannel) say(ADMIN, channelVoice(session, adminChannel, outbox, signal));
  if (publicChannel) say(PUBLIC, channelVoice(session, publicChannel, outbox, signal));
  const channels = [publicChannel, adminChannel].filter((channel) => channel !== null);
  say(PERSON, personVoice(session, channels), true);
  const { reminders, siteUrl, crew } = options;
  listen({
    session,
    adminChannel,
    publicChannel,
    operators,
    plain,
    reminders,
    siteUrl,
    schedule,
    crew,
    now,
    log,
  });

  const keeper = publicChannel ? new ChannelKeeper(session, publicChannel) : null;
  return () => {
    const current = schedule();
    if (current) keeper?.look(current, now());
  };
}
