import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';

/** A site in German with a chat: a show is on, one is to come, one was. */
export async function startGermanSite() {
  const now = minuteOf(Date.now());
  const rows = [-48, -1, 2].map((from, n) => ({
    start: now + from * HOUR,
    end: now + (from + 2) * HOUR,
    title: ['Vorgestern', 'Filmnacht', 'Danach'][n] ?? '',
    stream: video('aqz-KE-bpKQ'),
    more: { Host: 'Die Crew', Recording: n === 0 ? video('aqz-KE-bpKQ') : '' },
  }));
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({
    sheet: sheetOf(rows),
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/`, LOCALE: 'de' },
  });
  return {
    url: site.url,
    stop: async () => {
      await site.stop();
      await irc.close();
    },
  };
}
