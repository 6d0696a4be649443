import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStage } from '../serve/stage.ts';
import { demand, type Scenario, until } from './scenario.ts';

const MARKERS = {
  apiKey: 'AIzaPlantedMarkerKey0123456789abcdefghi',
  sheetId: 'PlantedMarkerSheet0123456789',
  REFRESH_SECRET: 'planted-marker-refresh-secret',
  BACKSTAGE_KEY: 'planted-marker-backstage-key',
};

export const secrets: Scenario = {
  name: 'planted secrets',
  async run(short) {
    const { apiKey, sheetId, ...env } = MARKERS;
    const stage = await startStage({ env, google: { apiKey, sheetId } });
    const pages: string[] = [];
    const ways = ['bad-key', 'no-such-sheet', 'html-502'] as const;
    for (const answer of short ? ways.slice(0, 1) : ways) {
      const { reads } = stage.google.counts;
      stage.google.setMode({ answer });
      await until(() => stage.google.counts.reads > reads, `a read that fails (${answer})`, 90);
    }
    await stage.site.logged('sheet-unread');
    for (const path of ['/nowhere', '/backstage', '/api/refresh', '/api/revalidate', '/healthz', '/%00']) {
      for (const method of ['GET', 'POST'])
        pages.push(await (await fetch(stage.url + path, { method })).text());
    }
    // As an organizer signs in, and as one who still has an old link.
    const body = new URLSearchParams({ key: MARKERS.BACKSTAGE_KEY });
    await fetch(`${stage.url}/backstage/sign-in`, { method: 'POST', body, redirect: 'manual' });
    pages.push(await (await fetch(`${stage.url}/backstage?key=${MARKERS.BACKSTAGE_KEY}`)).text());
    const haystacks = new Map([
      ['the log', stage.site.output()],
      ['an answer', pages.join('\n')],
      ['the log of nginx', stage.nginx.errors() + (await stage.accessLog())],
    ]);
    for (const entry of await readdir(stage.publishDir, { recursive: true, withFileTypes: true })) {
      // A file that is being written has its own name only when it is whole.
      if (!entry.isFile() || /\.(br|gz)$|^\.new-/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      haystacks.set(file, await readFile(file, 'latin1'));
    }
    await stage.stop();
    for (const [where, text] of haystacks) {
      for (const [name, marker] of Object.entries(MARKERS))
        demand(!text.includes(marker), `${name} is in ${where}`);
    }
    return `${Object.keys(MARKERS).length} secrets in none of ${haystacks.size} files, answers and logs`;
  },
};
