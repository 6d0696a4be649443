import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { TAKEN_KEPT } from '#lib/irc/moderation/folding.ts';
import { readTaken } from '#platform/irc/taken-file.ts';

/** How long (ms) an answer is good for: after a raid many pages join at once. */
const FRESH = 2000;

/** Answers with the msgids of lines that moderators took away in the last hour, as the bot wrote them down. */
export function createTakenAnswer(
  dataDir: string | null,
  now: () => number,
): (response: ServerResponse) => void {
  let body = '[]';
  let readAt = Number.NEGATIVE_INFINITY;

  return (response) => {
    if (dataDir !== null && Math.abs(now() - readAt) > FRESH) {
      readAt = now();
      const ids = readTaken(join(dataDir, 'bot', 'taken.json'));
      // Old entries are left out here, because a bot that is gone does not remove them.
      body = JSON.stringify(ids.flatMap(({ msgid, time }) => (time > readAt - TAKEN_KEPT ? msgid : [])));
    }
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', `public, max-age=${FRESH / 1000}`);
    response.end(body);
  };
}
