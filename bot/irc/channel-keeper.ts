import type { Schedule } from '#bot/shows/schedule.ts';
import { nowAndNext, withNowAndNext } from '#bot/shows/topic.ts';
import { REFRESH_TAG } from '#lib/irc/refresh-tag.ts';
import type { Session } from './session.ts';

/** The bot stops setting a topic that somebody else keeps changing. */
const TOPIC_PAUSE = 10_000;
const TOPIC_AGAIN = 60_000;

/** Keeps the public channel's topic, and tells the viewers' pages of a new schedule. `look` is called every second. */
export class ChannelKeeper {
  #session: Session;
  #channel: string;
  #tried = { text: '', at: Number.NEGATIVE_INFINITY };
  /** The revision that viewers were last told of, or that was there when we came. */
  #told: string | null = null;

  constructor(session: Session, channel: string) {
    this.#session = session;
    this.#channel = channel;
  }

  look(schedule: Schedule, now: number): void {
    this.#told ??= schedule.revision;
    if (schedule.revision !== this.#told) this.#refresh(schedule.revision);
    this.#keepTopic(schedule, now);
  }

  /** Pages follow it only if its sender has a prefix. Without a prefix it is not sent, but waits until the bot has one. */
  #refresh(revision: string): void {
    const { client } = this.#session;
    const room = this.#session.joined(this.#channel);
    if (!room?.prefixes || !client.state.caps.has('message-tags')) return;
    const value = revision.replace(/[^\w-]/g, '');
    if (client.raw(`@${REFRESH_TAG}=${value} TAGMSG ${this.#channel}`)) this.#told = revision;
  }

  #keepTopic(schedule: Schedule, now: number): void {
    const { client } = this.#session;
    const room = this.#session.joined(this.#channel);
    if (!room?.membersComplete) return;
    const mayChange = !room.modes.has('t') || [...room.prefixes].some((prefix) => prefix !== '+');
    if (!mayChange) return;
    const ours = nowAndNext(schedule, now);
    const wanted = withNowAndNext(room.topic.text, ours, client.state.isupport.topiclen);
    if (wanted === room.topic.text) return;
    const since = now - this.#tried.at;
    if (since < (wanted === this.#tried.text ? TOPIC_AGAIN : TOPIC_PAUSE)) return;
    this.#tried = { text: wanted, at: now };
    client.setTopic(this.#channel, wanted);
  }
}
