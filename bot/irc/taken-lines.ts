import { join } from 'node:path';
import { isOperator } from '#lib/irc/message/is-operator.ts';
import { type Ban, fitsBan, readBan } from '#lib/irc/moderation/extban.ts';
import { HIDE_TAG, kicked, TAKEN_BACK, TAKEN_KEPT } from '#lib/irc/moderation/folding.ts';
import { writeAtomically } from '#platform/files.ts';
import { readTaken } from '#platform/irc/taken-file.ts';
import type { Log } from '#platform/log.ts';
import type { Session } from './session.ts';

/** Lines of the last ten minutes that are remembered, without their text: more than a raid of 50 nicks writes. */
const MOST_HEARD = 20_000;
/** A page asks for the list when it joins, so that it must not become long. */
const MOST_TAKEN = 4000;

type Heard = { time: number; msgid: string; nick: string; user: string; host: string; account: string };

/**
 * Keeps the msgids of lines that moderators took away in the last hour, for pages that join later and get those lines from
 * the network's history (`DATA_DIR/bot/taken.json`). The function that it returns is to be called every second.
 */
export function keepTakenLines(
  session: Session,
  channel: string,
  folder: string,
  now: () => number,
  log: Log,
): () => void {
  const { client } = session;
  const { fold } = client.state;
  let heard: Heard[] = [];
  const file = join(folder, 'taken.json');
  let taken = readTaken(file);
  let isNew = false;
  const isHere = (key: string) => key === fold(channel);

  function take(fits: (line: Heard) => boolean): void {
    const gone = heard.filter(fits);
    if (gone.length === 0) return;
    const time = now();
    const ids = new Set(gone.map(({ msgid }) => msgid));
    heard = heard.filter(({ msgid }) => !ids.has(msgid));
    taken = [...taken, ...gone.map(({ msgid }) => ({ msgid, time }))].slice(-MOST_TAKEN);
    isNew = true;
  }

  session.onLine(({ time, msgid, nick, user, host, account }, room) => {
    if (!isHere(room.key) || msgid === '') return;
    heard.push({ time, msgid, nick, user, host, account });
    if (heard.length > 1.2 * MOST_HEARD) heard = heard.slice(-MOST_HEARD);
  });
  client.onEvent((event) => {
    if ((event.type !== 'moderated' && event.type !== 'tagmsg') || !isHere(event.conversation.key)) return;
    if (event.type === 'moderated') {
      const bans: Ban[] = event.nick
        ? [kicked(event.nick)]
        : event.entries.map(({ letter, mask }) => readBan(mask, letter));
      const { time } = event;
      const isRecent = (line: Heard) => line.time <= time && line.time >= time - TAKEN_BACK;
      take((line) => isRecent(line) && bans.some((ban) => fitsBan(ban, line, fold)));
    } else if (isOperator(event.prefixes)) {
      const hidden = event.tags.get(HIDE_TAG);
      take(({ msgid }) => msgid === hidden);
    }
  });

  return () => {
    const before = taken.length;
    taken = taken.filter(({ time }) => time > now() - TAKEN_KEPT);
    if (!isNew && taken.length === before) return;
    isNew = false;
    writeAtomically(file, JSON.stringify(taken), { mode: 0o600 }).catch((error: unknown) =>
      log('warn', 'taken-lines-unwritten', { error }),
    );
  };
}
