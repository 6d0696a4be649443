import type { TextLine } from '#bot/announce/announcement.ts';
import { line } from '#bot/announce/announcement.ts';
import { toIrc } from '#bot/announce/render.ts';
import { Bucket } from '#bot/irc/bucket.ts';
import { personOf } from '#bot/irc/person-transport.ts';
import { fitLine } from '#bot/irc/send-line.ts';
import type { Session } from '#bot/irc/session.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import type { Moderation } from '#bot/store/moderation.ts';
import type { Reminders } from '#bot/store/reminders.ts';
import { isOperator as hasRank } from '#lib/irc/message/is-operator.ts';
import type { Conversation, Line } from '#lib/irc/types.ts';
import type { Log } from '#platform/log.ts';
import { CREW_COMMANDS, type CrewContext } from './crew-commands.ts';
import { helpFor, NIGHT_HELP } from './help.ts';
import { MODERATOR_COMMANDS } from './moderator-commands.ts';
import { type AskSite, NIGHT_COMMANDS } from './night-commands.ts';
import { VIEWER_COMMANDS } from './viewer-commands.ts';

/** One person gets three answers at once and one each ten seconds; all together, one each two. */
const EACH = { burst: 3, interval: 10_000 };
const ALL = { burst: 8, interval: 2000 };
/** In the admin channel people work. */
const CREW = { burst: 10, interval: 3000 };
const MOST_PEOPLE = 2000;
/** A server that plays back history as if it were live must not make us deploy. */
const OLDEST = 600_000;

type ListenOptions = {
  session: Session;
  adminChannel: string | null;
  publicChannel: string | null;
  /** Services accounts, in lower case. */
  operators: readonly string[];
  plain: boolean;
  reminders: Reminders;
  siteUrl: string;
  schedule(): Schedule | null;
  /** How many watch; null if the site does not say. */
  viewers(): number | null;
  /** null in a bot that does not deploy. */
  crew: CrewContext | null;
  moderation: Moderation;
  /** Has the site carry out a command for an account; null if the bot has no key of the crew. */
  askSite: AskSite | null;
  now(): number;
  log: Log;
};

/** Answers `!command` in the two channels and in private. */
export function listen(options: ListenOptions): void {
  const { session, log, now } = options;
  const people = new Map<string, Bucket>();
  const all = new Bucket(ALL.burst, ALL.interval, now);

  const bucketOf = (key: string, { burst, interval }: typeof EACH): Bucket => {
    let bucket = people.get(key);
    if (!bucket) {
      if (people.size >= MOST_PEOPLE) people.clear();
      bucket = new Bucket(burst, interval, now);
      people.set(key, bucket);
    }
    return bucket;
  };
  // Operators do not wait for the answers to viewers.
  const allowed = (nick: string, crew: boolean) =>
    crew ? bucketOf(`crew ${nick}`, CREW).tryTake() : bucketOf(nick, EACH).tryTake() && all.tryTake();

  session.onLine((said, room) => {
    const call = callOf(said, room, options);
    if (!call || Math.abs(now() - said.time) > OLDEST) return;
    const crew = Object.hasOwn(CREW_COMMANDS, call.word) || NIGHT_COMMANDS.has(call.word);
    if (!allowed(session.client.state.fold(said.nick), crew)) return;
    answer(call, said, options).then(
      (lines) => reply(options, call.target, lines),
      (error) => log('error', 'command failed', { command: call.word, error }),
    );
  });
}

type Call = { word: string; args: string[]; target: string; place: 'crew' | 'viewers' | 'private' };

function callOf(said: Line, room: Conversation, options: ListenOptions): Call | null {
  if (said.kind !== 'message' || said.bot) return null;
  const [first = '', ...args] = said.text.trim().split(/\s+/);
  if (!/^![a-z]{1,20}$/i.test(first)) return null;
  const word = first.slice(1).toLowerCase();
  const { fold } = options.session.client.state;
  const is = (channel: string | null) => channel !== null && room.key === fold(channel);
  if (room.kind === 'private') return { word, args, target: said.nick, place: 'private' };
  if (is(options.adminChannel)) return { word, args, target: room.name, place: 'crew' };
  return is(options.publicChannel) ? { word, args, target: room.name, place: 'viewers' } : null;
}

async function answer(call: Call, said: Line, options: ListenOptions): Promise<TextLine[]> {
  const { session, crew } = options;
  if (call.word === 'help') {
    const asksForCrew = crew !== null && call.place !== 'viewers';
    const lines = helpFor(asksForCrew && isOperator(await accountOf(session, said), options));
    return call.place === 'crew' && options.askSite ? [...lines, NIGHT_HELP] : lines;
  }
  if (Object.hasOwn(CREW_COMMANDS, call.word) && call.place !== 'viewers') {
    const command = CREW_COMMANDS[call.word];
    if (!crew || !command) return [line`This bot does not deploy.`];
    const account = await accountOf(session, said);
    const operator = isOperator(account, options);
    options.log(operator ? 'info' : 'warn', 'command', {
      command: call.word,
      nick: said.nick,
      account,
      operator,
    });
    if (!operator || !account) {
      // A stranger's private message gets no answer. In the admin channel the bot says why it refuses.
      if (call.place === 'private') return [];
      return [
        account
          ? line`The account ${account} is not among BOT_OPERATORS.`
          : line`Log in to services first: who may ${`!${call.word}`} is known by account.`,
      ];
    }
    return command(crew, account, call.args);
  }
  if (NIGHT_COMMANDS.has(call.word) && call.place !== 'viewers') {
    const account = await accountOf(session, said);
    options.log('info', 'command', { command: call.word, nick: said.nick, account });
    if (!account)
      return call.place === 'private' ? [] : [line`Log in to services first: people are known by account.`];
    return options.askSite
      ? options.askSite(account, said.text.trim())
      : [line`BOT_CREW_KEY is not set: the bot cannot act on the site.`];
  }
  if (Object.hasOwn(MODERATOR_COMMANDS, call.word)) {
    if (!(await isModerator(said, call, options))) return [];
    const room = options.publicChannel === null ? null : session.joined(options.publicChannel);
    const { moderation } = options;
    const context = { session, room, moderation, schedule: options.schedule(), now: options.now() };
    return (await MODERATOR_COMMANDS[call.word]?.(context, said.nick, call.args)) ?? [];
  }
  const command = Object.hasOwn(VIEWER_COMMANDS, call.word) ? VIEWER_COMMANDS[call.word] : undefined;
  if (!command) return [];
  const schedule = options.schedule();
  if (!schedule) return [line`The schedule is not there yet.`];
  const context = {
    schedule,
    reminders: options.reminders,
    siteUrl: options.siteUrl,
    viewers: options.viewers(),
    now: options.now(),
  };
  return [command(context, personOf(session, said.nick, said.account), call.args)];
}

/** An operator of the public channel, by the rank there at this moment; elsewhere an account of BOT_OPERATORS. */
async function isModerator(said: Line, { place }: Call, options: ListenOptions): Promise<boolean> {
  if (place === 'viewers' && hasRank(said.prefix)) return true;
  return isOperator(await accountOf(options.session, said), options);
}

const isOperator = (account: string | null, { operators }: ListenOptions) =>
  account !== null && operators.includes(account.toLowerCase());

/**
 * The services account of the person who said a line. With account-tag (and account-notify, which tells when somebody logs out)
 * it comes with the line; otherwise the server is asked. The nick never counts, because anybody may take one.
 */
async function accountOf(session: Session, said: Line): Promise<string | null> {
  const { caps } = session.client.state;
  if (caps.has('account-tag') && caps.has('account-notify')) return said.account || null;
  const whois = await session.client.whois(said.nick);
  return whois?.account || null;
}

async function reply(
  { session, plain }: ListenOptions,
  target: string,
  lines: readonly TextLine[],
): Promise<void> {
  for (const text of lines) {
    await session.bucket.take();
    if (session.client.state.connection.kind !== 'connected') return;
    session.client.say(target, fitLine(session, target, toIrc(text, plain)));
  }
}
