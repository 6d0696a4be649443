import type { LiveEvent } from './event-stream.ts';

/** How long (ms) nginx may take. It is on this machine. */
const PATIENCE = 2000;

/**
 * nginx's side of `/live`: pages are connected to nginx (its module nchan), and this process gives it the events for them.
 * Each room is a channel of its own; the channel '' is for pages that name no room.
 */
type Nchan = {
  /** @throws Error if nothing listens there, for example because nginx has no nchan */
  send(room: string, events: readonly LiveEvent[]): Promise<void>;
  /** How many pages are connected, and whether nginx keeps an event for pages that connect. @throws Error if nobody listens */
  look(room: string): Promise<{ pages: number; hasMessage: boolean }>;
};

/** @param origin where nginx takes what pages are to be told, `http://127.0.0.1:3099` */
export function createNchan(origin: string): Nchan {
  const ask = async (room: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(`${origin}/${room}`, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    // nginx answers 404 if nobody is connected and no event was ever sent.
    if (!answer.ok && answer.status !== 404) throw new Error(`nginx answered ${answer.status}`);
    return answer;
  };
  return {
    async send(room, events) {
      for (const { name, data } of events) {
        const headers = { 'x-eventsource-event': name, 'content-type': 'text/plain' };
        await (await ask(room, { method: 'POST', body: data, headers })).arrayBuffer();
      }
    },
    async look(room) {
      const answer = await ask(room, { headers: { accept: 'application/json' } });
      const text = await answer.text();
      const { subscribers = 0, messages = 0 } = answer.ok ? JSON.parse(text) : {};
      return { pages: Number(subscribers) || 0, hasMessage: Number(messages) > 0 };
    },
  };
}
