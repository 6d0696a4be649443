import type { Announce } from '#bot/announce/announcer.ts';
import type { Transport } from '#bot/announce/delivery.ts';
import type { CrewContext } from '#bot/commands/crew-commands.ts';
import { listen } from '#bot/commands/listen.ts';
import { watchWords } from '#bot/commands/word-watch.ts';
import { watchAddresses } from '#bot/irc/address-watch.ts';
import { ChannelKeeper } from '#bot/irc/channel-keeper.ts';
import { channelTransport } from '#bot/irc/channel-transport.ts';
import { countChat } from '#bot/irc/count-chat.ts';
import { watchModeration } from '#bot/irc/moderation-watch.ts';
import { personTransport } from '#bot/irc/person-transport.ts';
import { startSession } from '#bot/irc/session.ts';
import { keepTakenLines } from '#bot/irc/taken-lines.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import type { Moderation } from '#bot/store/moderation.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import type { Reminders } from '#bot/store/reminders.ts';
import type { Log } from '#platform/log.ts';
import type { AskSite } from './commands/night-commands.ts';
import type { IrcConfig } from './env.ts';
import type { Pace } from './pace.ts';
import { ADMIN, PERSON, PUBLIC } from './places.ts';

type StartIrcOptions = {
  config: IrcConfig;
  pace: Pace['irc'];
  outbox: Outbox;
  reminders: Reminders;
  moderation: Moderation;
  announce: Announce;
  siteUrl: string;
  /** DATA_DIR/bot. */
  folder: string;
  /** How many watch; null if the site does not say. */
  viewers(): number | null;
  schedule(): Schedule | null;
  /** null in a bot that does not deploy. */
  crew: CrewContext | null;
  askSite: AskSite | null;
  /** Has a transport send the messages in the outbox for a place. */
  say(destination: string, transport: Transport, unordered?: boolean): void;
  now(): number;
  log: Log;
  signal: AbortSignal;
};

/**
 * Connects to IRC, announces there, and answers commands. The function that it returns is to be called every second, and when
 * the schedule changed.
 */
export function startIrc(options: StartIrcOptions): () => void {
  const { config, outbox, schedule, say, now, log, signal } = options;
  const { adminChannel, publicChannel, operators, plain } = config;
  const session = startSession(config, log, signal, options.pace);
  if (adminChannel) say(ADMIN, channelTransport(session, adminChannel, outbox, signal));
  if (publicChannel) say(PUBLIC, channelTransport(session, publicChannel, outbox, signal));
  const channels = [publicChannel, adminChannel].filter((channel) => channel !== null);
  say(PERSON, personTransport(session, channels), true);
  const { reminders, moderation, siteUrl, crew } = options;
  listen({
    session,
    adminChannel,
    publicChannel,
    operators,
    plain,
    reminders,
    moderation,
    siteUrl,
    schedule,
    viewers: options.viewers,
    crew,
    askSite: options.askSite,
    now,
    log,
  });

  const keeper = publicChannel ? new ChannelKeeper(session, publicChannel) : null;
  if (publicChannel) watchWords(session, publicChannel, moderation, schedule, now);
  const lookAtAddresses = publicChannel ? watchAddresses(session, publicChannel, options.announce) : () => {};
  const lift = publicChannel ? watchModeration(session, publicChannel, moderation, now) : () => {};
  const keepTaken = publicChannel ? keepTakenLines(session, publicChannel, options.folder, now, log) : null;
  const count = publicChannel ? countChat(session, publicChannel, options.folder, log) : null;
  return () => {
    lift();
    lookAtAddresses(now());
    count?.(now());
    keepTaken?.();
    const current = schedule();
    if (current) keeper?.look(current, now());
  };
}
