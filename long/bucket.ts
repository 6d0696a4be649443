import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { hasSwift, SWIFT_PACKAGES, startSwift } from '../e2e/s3/swift.ts';
import { HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';

/**
 * Publishes the site into a bucket of OpenStack Swift, a real object store with an S3 API: whole, then nothing new, then an edit,
 * then killed in the middle again and again. Every page in the bucket must find what it asks for at each instant.
 */
export async function run(): Promise<void> {
  if (!hasSwift()) throw new Error(`Install it first: apt-get install ${SWIFT_PACKAGES.join(' ')}`);
  const swift = await startSwift();
  const folder = await mkdtemp(join(tmpdir(), 'marquee-s3-'));
  const client = new AwsClient({ ...swift.keys, service: 's3', region: 'us-east-1' });
  const root = `${swift.endpoint}/watch`;
  const get = async (key: string) => {
    const answer = await client.fetch(`${root}/${key}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  await client.fetch(root, { method: 'PUT' });

  const now = minuteOf(Date.now());
  const writeSheet = async (title: string) => {
    await mkdir(join(folder, 'sheet'), { recursive: true });
    const rows = [{ start: now - HOUR, end: now + HOUR, title, stream: video('inabucket00') }];
    for (const [tab, text] of Object.entries(sheetOf(rows)))
      await writeFile(join(folder, 'sheet', `${tab}.csv`), text);
  };
  const publish = async (killAfter?: number) => {
    const child = spawn(process.execPath, ['bin/marquee.ts', 'publish', 's3://watch'], {
      env: {
        ...process.env,
        SITE_URL: 'https://watch.example.org',
        SHEET_FILE: join(folder, 'sheet'),
        DATA_DIR: join(folder, 'data'),
        STREAM_CHECKS: 'off',
        S3_ENDPOINT: swift.endpoint,
        AWS_ACCESS_KEY_ID: swift.keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: swift.keys.secretAccessKey,
        AWS_REGION: 'us-east-1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    const exited = once(child, 'exit');
    if (killAfter !== undefined) {
      // The upload has begun when the ledger says that objects are being written.
      while (child.exitCode === null && !(await get('.marquee-publish.json')).text.includes(':""'));
      await new Promise((resolve) => setTimeout(resolve, killAfter));
      child.kill('SIGKILL');
    }
    const [code] = await exited;
    return code === 0 ? said.trim() : `ended by ${code}`;
  };
  const check = async (title: string | null) => {
    const page = await get('index.html');
    const assets = [...page.text.matchAll(/(?:src|href)="\/(_next\/static\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    for (const path of assets)
      if ((await get(path)).status !== 200) throw new Error(`/ asks for ${path}, which is not there`);
    if (assets.length === 0) throw new Error('/ asks for no asset');
    if (title && !page.text.includes(title)) throw new Error(`/ does not say ${title}`);
    return `${assets.length} assets of / are there, ${page.headers.get('content-type')}, ${page.headers.get('cache-control')}`;
  };

  try {
    await writeSheet('Before');
    console.log(`${await publish()}\n  ${await check('Before')}`);
    console.log(await publish());
    await writeSheet('After');
    console.log(`${await publish()}\n  ${await check('After')}`);
    for (const [at, killAfter] of [0, 50, 150, 400].entries()) {
      await writeSheet(`Killed ${at}`);
      console.log(`${await publish(killAfter)} after ${killAfter} ms of uploading\n  ${await check(null)}`);
    }
    console.log(`${await publish()}\n  ${await check('Killed 3')}`);
  } finally {
    await swift.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
