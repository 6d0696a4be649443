import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import webPush from 'web-push';
import type { DeliveryOutcome, Transport } from '#bot/announce/delivery.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import { AFTER_START } from '#lib/reminders/due.ts';
import { SECOND } from '#lib/time.ts';
import { guardedLookup, NotPublic } from '#platform/net/guarded-lookup.ts';
import { type PushMessage, topicOf } from '#platform/push/message.ts';
import { type EndpointRules, isEndpoint } from '#platform/push/reminder-request.ts';
import type { PushStore, Subscriber } from '#platform/push/store.ts';
import type { Vapid } from '#platform/push/vapid.ts';
import { LANES } from './push-watch.ts';

const LIMIT = 15 * SECOND;
const LONGEST_WAIT = 120 * SECOND;

type PushTransportOptions = {
  vapid: Vapid;
  store: PushStore;
  /** The schedule of the site now: a message about a slot that has changed meanwhile is not sent. */
  schedule(): Schedule | null;
  now(): number;
  /** The first wait (ms) after a failure. */
  again: number;
  /** Which push services are written to. */
  endpoints: EndpointRules;
};

/**
 * Sends reminders to the push services of browsers (RFC 8030, 8291, 8292), with one transport for all lanes. A message without
 * an answer is sent again: its topic and its id make it the same message for the service and for the browser.
 */
export function pushTransport({
  vapid,
  store,
  schedule,
  now,
  again,
  endpoints,
}: PushTransportOptions): Transport {
  const lookup = guardedLookup({ loopback: endpoints.loopback });
  const keepAlive = { keepAlive: true, maxSockets: LANES, lookup };
  const agents = { 'https:': new HttpsAgent(keepAlive), 'http:': new HttpAgent(keepAlive) };
  /** Until when (ms) a service wants to be left alone, by its origin, and when a row is tried again. */
  const quietUntil = new Map<string, number>();
  const triedAgainAt = new Map<number, { at: number; failures: number }>();

  function send(subscriber: Subscriber, message: PushMessage): Promise<DeliveryOutcome> {
    const left = message.start + AFTER_START - now();
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscriber, JSON.stringify(message), {
      vapidDetails: vapid,
      contentEncoding: 'aes128gcm',
      TTL: Math.max(0, Math.ceil(left / SECOND)),
      urgency: 'high',
      topic: topicOf(message),
    });
    const url = new URL(endpoint);
    return new Promise((resolve) => {
      const secure = url.protocol === 'https:';
      const request = (secure ? requestHttps : requestHttp)(url, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        lookup,
        headers: headers as Record<string, string>,
        timeout: LIMIT,
      });
      request.on('timeout', () => request.destroy(new Error('no answer in time')));
      request.on('error', (error) => resolve(failed(error)));
      request.on('response', (response) => {
        response.resume();
        // A redirect is not followed: it would lead somewhere that nobody has checked.
        resolve(answered(response, subscriber, url.origin));
      });
      request.end(body);
    });
  }

  function answered(response: IncomingMessage, { id }: Subscriber, origin: string): DeliveryOutcome {
    const status = response.statusCode ?? 0;
    const reason = `the push service answered ${status}`;
    if (status >= 200 && status < 300) return { outcome: 'said' };
    // RFC 8030, 7.3: the subscription is over.
    if (status === 404 || status === 410) {
      store.drop(id);
      return { outcome: 'refused', reason };
    }
    if (status !== 429 && status < 500) return { outcome: 'refused', reason };
    const after = retryAfter(response.headers['retry-after'], now());
    if (after !== null) quietUntil.set(origin, now() + after);
    return { outcome: 'later', after: after ?? 0, reason };
  }

  /** How long (ms) this row, or all of its service, must wait. */
  function mustWait(rowId: number, origin: string): number {
    const until = Math.max(quietUntil.get(origin) ?? 0, triedAgainAt.get(rowId)?.at ?? 0);
    return Math.max(0, until - now());
  }

  return {
    async say(row, begin) {
      const message: PushMessage = JSON.parse(row.text);
      const subscriber = store.subscriber(Number(row.recipient));
      if (!subscriber) return { outcome: 'refused', reason: 'it is not wanted any more' };
      const current = schedule();
      // A bot that has just started does not know the schedule yet.
      if (!current) return { outcome: 'later', after: again / 4 };
      if (!isStill(message, current)) return { outcome: 'refused', reason: 'the schedule has changed' };
      if (!isEndpoint(subscriber.endpoint, endpoints)) {
        store.drop(subscriber.id);
        return {
          outcome: 'refused',
          reason: 'the push service is none of those that browsers use (PUSH_HOSTS)',
        };
      }
      const wait = mustWait(row.id, new URL(subscriber.endpoint).origin);
      if (wait > 0) return { outcome: 'later', after: wait };
      begin();
      const said = await send(subscriber, message);
      if (said.outcome !== 'later') {
        triedAgainAt.delete(row.id);
        return said;
      }
      const failures = (triedAgainAt.get(row.id)?.failures ?? 0) + 1;
      const after = said.after || Math.min(2 ** failures * again, LONGEST_WAIT);
      triedAgainAt.set(row.id, { at: now() + after, failures });
      return { ...said, after };
    },
    // If it is sent twice, it is shown once: see above.
    wasSaid: () => Promise.resolve(false),
  };
}

function failed(error: Error): DeliveryOutcome {
  return error instanceof NotPublic
    ? { outcome: 'refused', reason: 'the push service is not on the public internet' }
    : { outcome: 'later', after: 0, reason: error.message };
}

/** Whether the schedule still says what the message does. */
function isStill({ tag, start, id }: PushMessage, schedule: Schedule): boolean {
  const slot = schedule.slots.find(({ uid }) => tag === `show-${uid}`);
  if (!slot) return false;
  return id.endsWith(':off')
    ? slot.status === 'cancelled'
    : slot.status !== 'cancelled' && Date.parse(slot.start) === start;
}

/** Seconds or a date (RFC 9110, 10.2.3) as ms from `now`; null if there is none. */
function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, SECOND), 3600 * SECOND) : null;
}
