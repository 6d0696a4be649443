import { startDemoIrc } from '../../server/demo/demo-irc.ts';
import { startPublishedSite } from '../publish/published-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type ChangingProxy, startChangingProxy } from './changing-proxy.ts';

const NOW = minuteOf(Date.now());

export const STREAM = video('tonight0001');

/** A show that is on and one after it, all day. */
export const sheetWith = (stream: string) =>
  sheetOf([
    { start: NOW - HOUR, end: NOW + 10 * HOUR, title: 'The show of tonight', stream },
    { start: NOW + 10 * HOUR, end: NOW + 11 * HOUR, title: 'The show after it', stream },
  ]);

export type MismatchSite = { proxy: ChangingProxy; stop(): Promise<void> };

/** The published site behind nginx, with a chat, and with a proxy that can change its HTML. */
export async function startMismatchSite(): Promise<MismatchSite> {
  const irc = await startDemoIrc({ port: 0 });
  const env = { CHAT_URL: `ws://127.0.0.1:${irc.port}/` };
  const site = await startPublishedSite({ sheet: sheetWith(STREAM), env });
  const proxy = await startChangingProxy(site.url);
  return {
    proxy,
    async stop() {
      await proxy.stop();
      await site.stop();
      await irc.close();
    },
  };
}
