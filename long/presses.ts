import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postKey } from '../e2e/backstage/sign-in.ts';
import { HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { startSheetsStandIn } from '../e2e/sheets-stand-in/server.ts';
import { startSite } from '../e2e/site.ts';

const KEY = 'the key of the crew';
/** A press is over after about this long (ms): a read and a write of 200 ms each, and the pages. */
const LONGEST = 1200;

type State = {
  revision: string | null;
  served: string | null;
  health: { state: string; readsLastMinute: number };
  override: { acts: { what: string }[] };
};
type Schedule = { override: { title: string } | null };

/**
 * Presses a card, kills the site at a random instant after that, and starts it again: the card must be up, or the list of acts
 * or the answer to the press must say that it is not. Half of the presses are written into the sheet, half are kept on the site.
 */
export async function run([times = '200']: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-presses-'));
  const keyFile = join(folder, 'key.json');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(keyFile, JSON.stringify({ client_email: 'a@b.iam.gserviceaccount.com', private_key: key }));
  const google = await startSheetsStandIn();
  const now = minuteOf(Date.now());
  const rows = [{ start: now - HOUR, end: now + 12 * HOUR, title: 'On now', stream: video('onnow000001') }];
  for (const [name, content] of Object.entries(sheetOf(rows, { 'Show now': '' })))
    google.sheet.setTab(name, content);
  google.setMode({ answer: 'slow', ms: 200 });
  const env = {
    SHEET_ID: google.sheetId,
    GOOGLE_APPLICATION_CREDENTIALS: keyFile,
    SHEETS_API_ROOT: google.root,
    BACKSTAGE_KEY: KEY,
  };
  const dataDir = join(folder, 'data');
  const start = async () => {
    const site = await startSite({ env, dataDir });
    while (!(await fetch(`${site.url}/healthz`)).ok) await sleep(50);
    return site;
  };
  const counts = { done: 0, 'said not to be done': 0, 'never taken in': 0, wrong: 0 };
  for (let n = 1; n <= Number(times); n++) {
    google.share(n % 2 === 0 ? 'editor' : 'viewer');
    const site = await start();
    const cookie = (await postKey(site.url, KEY)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { cookie, 'content-type': 'application/json' };
    const title = `Card ${n}`;
    const answer = fetch(`${site.url}/backstage/act`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ act: 'show', text: `card: ${title}` }),
    }).then(
      (response) => (response.ok ? 'done' : 'refused'),
      () => 'none',
    );
    await sleep(Math.random() * LONGEST);
    await site.kill();
    const again = await start();
    const get = async <T>(path: string): Promise<T> =>
      (await fetch(`${again.url}${path}`, { headers })).json() as T;
    // A press that was cut off is settled when the sheet was read.
    let state = await get<State>('/backstage/state');
    const isRead = () => state.health.readsLastMinute > 0 && state.health.state === 'ok';
    while (!isRead() || state.served !== state.revision) {
      await sleep(100);
      state = await get<State>('/backstage/state');
    }
    const { acts } = state.override;
    const isUp = (await get<Schedule>('/schedule.json')).override?.title === title;
    const said = acts.find(({ what }) => what.includes(title))?.what;
    const saysNot = said?.includes('not done') ?? false;
    const heard = await answer;
    const isRight = isUp
      ? said !== undefined && !saysNot
      : heard !== 'done' && (said === undefined || saysNot);
    const outcome = !isRight ? 'wrong' : isUp ? 'done' : saysNot ? 'said not to be done' : 'never taken in';
    counts[outcome]++;
    if (!isRight) console.log(`${title}: up ${isUp}, the list says "${said}", the press heard "${heard}"`);
    await again.kill();
  }
  console.log(counts);
  await google.close();
  await rm(folder, { recursive: true, force: true });
  if (counts.wrong > 0) process.exitCode = 1;
}
