import type { Push } from '#bot/webhook/push.ts';
import {
  type Announcement,
  bad,
  clean,
  dim,
  good,
  line,
  link,
  name,
  type TextLine,
  title,
} from './announcement.ts';

const MOST_COMMITS = 5;

export const short = (revision: string) => revision.slice(0, 8);

/** How long something took, for people. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 90
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Names in a row: "alice, bob and 2 more". */
export function people(pushes: readonly Push[]): string {
  const names = [...new Set(pushes.map((push) => clean(push.pusher, 40)))];
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? 'somebody');
}

/** "alice pushed 3 commits to main: deploying…", the compare link, and a line for each of the last commits. */
export function deployBegins(id: number, pushes: readonly Push[], branch: string): Announcement {
  const total = pushes.reduce((sum, push) => sum + push.total, 0);
  const what = count(total, 'commit') + (pushes.length > 1 ? ` in ${pushes.length} pushes` : '');
  const begin = line`${name(people(pushes))} pushed ${what} to ${title(branch)}: deploying…`;
  // If there are several pushes, there is no link, because it would only show the last push.
  const compare = pushes.length === 1 ? (pushes[0]?.compare ?? '') : '';
  return {
    key: `deploy:${id}:begins`,
    lines: [compare ? [...begin, ...line` ${link(compare)}`] : begin, ...commitLines(pushes, total)],
  };
}

/** The newest five, oldest of them first, and how many there are besides. */
function commitLines(pushes: readonly Push[], total: number): TextLine[] {
  const commits = pushes.flatMap((push) => push.commits);
  const shown = commits.slice(-MOST_COMMITS);
  const rest = Math.max(total, commits.length) - shown.length;
  const lines = shown.map(
    (commit) =>
      line`  ${dim(short(commit.id))} ${name(clean(commit.author, 40))}: ${clean(commit.subject, 150)}`,
  );
  return rest > 0 ? [...lines, line`  and ${rest} more`] : lines;
}

/** A push that has to wait. Only the first waiting push is announced. */
export function pushWaits(digest: string, push: Push, branch: string): Announcement {
  return {
    key: `push:${digest}:waits`,
    lines: [
      line`${name(clean(push.pusher, 40))} pushed ${count(push.total, 'commit')} to ${title(branch)}: next, with all that comes until then.`,
    ],
  };
}

/** A deploy or a rollback begins that somebody asked for. */
export function orderBegins(
  id: number,
  kind: 'deploy' | 'rollback',
  who: string,
  what: string,
): Announcement {
  const text =
    kind === 'rollback'
      ? line`${name(who)} rolls back to ${title(what)}…`
      : line`${name(who)} deploys ${title(what)}…`;
  return { key: `deploy:${id}:begins`, lines: [text] };
}

export function deployLive(id: number, revision: string, ms: number): Announcement {
  return {
    key: `deploy:${id}:ends`,
    lines: [line`${title(short(revision))} is ${good('live')} after ${duration(ms)}.`],
  };
}

/** `tail` are the last lines of what git and the deploy remote said. */
export function deployFailed(
  id: number,
  revision: string | null,
  why: string,
  ms: number,
  tail: readonly string[],
): Announcement {
  const what = revision ? title(short(revision)) : 'The deploy';
  return {
    key: `deploy:${id}:ends`,
    lines: [
      line`${what} ${bad('failed')} after ${duration(ms)}: ${why}`,
      ...tail.map((text) => line`  ${dim(clean(text, 200))}`),
    ],
  };
}

export function nothingToDeploy(id: number, why: string): Announcement {
  return { key: `deploy:${id}:ends`, lines: [line`Nothing to deploy: ${why}`] };
}
