import {
  bad,
  clean,
  dim,
  good,
  line,
  name,
  type Piece,
  type TextLine,
  title,
} from '#bot/announce/announcement.ts';
import { duration, short } from '#bot/announce/push-news.ts';
import type { Deployer } from '#bot/deploy/deployer.ts';
import { lastLines, logFileOf } from '#bot/deploy/log-file.ts';
import { type Mirror, REVISION } from '#bot/deploy/mirror.ts';
import type { Deploy, Deploys } from '#bot/store/deploys.ts';

const LISTED = 5;
const LOG_LINES = 8;

export type CrewContext = {
  deployer: Deployer;
  deploys: Deploys;
  mirror: Mirror;
  /** The bot's own folder. */
  folder: string;
  branch: string;
  /** The state of the site as it reports it, in words. */
  siteState(): Promise<string>;
  now(): number;
};

/** `account` is the services account of the person who asks. Returns the immediate answer; the rest comes as announcements. */
type CrewCommand = (context: CrewContext, account: string, args: readonly string[]) => Promise<TextLine[]>;

export const CREW_COMMANDS: Record<string, CrewCommand> = {
  async deploy({ deployer, deploys }, account) {
    const busy = deploys.open();
    deployer.order('deploy', account, null);
    return busy ? [line`Next, after the deploy under way.`] : [];
  },

  async rollback({ deployer, deploys, mirror, branch }, account, [given]) {
    const found = given === undefined ? before(deploys) : await wanted(given.toLowerCase(), mirror, deploys);
    if ('refusal' in found) return [found.refusal];
    const tip = await mirror.tip();
    // Only a revision that was live or is part of the branch can be deployed, and not any other object in the repository.
    if (!deploys.wasLive(found.revision) && !(tip && (await mirror.isAncestor(found.revision, tip))))
      return [line`${short(found.revision)} is not on ${branch}, and never was live.`];
    const busy = deploys.open();
    deployer.order('rollback', account, found.revision);
    return busy ? [line`Next, after the deploy under way.`] : [];
  },

  async status({ deploys, siteState, now }) {
    const open = deploys.open();
    const last = deploys.lastPushed();
    const doing = open ? line`Under way: ${describe(open, now())}` : line`No deploy is under way.`;
    const [summary] = last ? [line` Last: ${describe(last, now())}`] : [line` Nothing was deployed yet.`];
    return [[...doing, ...(summary ?? [])], line`${await siteState()}`];
  },

  async log({ deploys, folder, now }, _account, [given]) {
    if (given !== undefined) {
      const deploy = /^#?\d{1,9}$/.test(given) ? deploys.get(Number(given.replace('#', ''))) : null;
      if (!deploy) return [line`There is no deploy of that number; !log lists the last ones.`];
      const tail = lastLines(logFileOf(folder, deploy.id), LOG_LINES);
      return [entry(deploy, now()), ...tail.map((text) => line`  ${dim(clean(text, 200))}`)];
    }
    const last = deploys.last(LISTED);
    return last.length > 0 ? last.map((deploy) => entry(deploy, now())) : [line`Nothing was deployed yet.`];
  },
};

type Found = { revision: string } | { refusal: TextLine };

/** The revision that was live before the current one; or the last one that was live, if the current one does not run. */
function before(deploys: Deploys): Found {
  const last = deploys.lastPushed();
  if (!last?.revision) return { refusal: line`Nothing was deployed yet.` };
  const revision = deploys.liveBefore(last.revision);
  return revision
    ? { revision }
    : {
        refusal: line`Nothing was live before ${short(last.revision)}. !rollback REVISION takes any of the branch.`,
      };
}

async function wanted(given: string, mirror: Mirror, deploys: Deploys): Promise<Found> {
  if (!REVISION.test(given))
    return { refusal: line`A revision is 7 to 40 of the characters 0-9 and a-f, as in the announcements.` };
  const revision = await mirror.find(given);
  if (!revision) return { refusal: line`There is no revision ${given}, or more than one begins so.` };
  const last = deploys.lastPushed();
  if (last?.revision === revision && last.state === 'live')
    return { refusal: line`${short(revision)} is live already.` };
  return { revision };
}

const STATES: Record<Deploy['state'], Piece> = {
  waiting: dim('waiting'),
  running: dim('deploying'),
  checking: dim('starting'),
  live: good('live'),
  failed: bad('failed'),
  nothing: dim('nothing to do'),
};

function describe(deploy: Deploy, now: number): string {
  const { id, kind, who, state, revision, startedAt, finishedAt } = deploy;
  const time = startedAt === null ? '' : `, ${duration((finishedAt ?? now) - startedAt)}`;
  return `#${id} ${kind} of ${revision ? short(revision) : 'the branch'} by ${clean(who, 60)}: ${STATES[state].text}${time}`;
}

function entry(deploy: Deploy, now: number): TextLine {
  const { id, kind, who, state, revision, askedAt, startedAt, finishedAt, reason } = deploy;
  const at = new Date(askedAt).toISOString().replace('T', ' ').slice(0, 16);
  return [
    ...line`#${id} ${at}Z ${kind} ${title(revision ? short(revision) : '-')} by ${name(clean(who, 60))}: ${STATES[state]}`,
    ...(startedAt === null ? [] : line` in ${duration((finishedAt ?? now) - startedAt)}`),
    ...(reason ? line`: ${reason}` : []),
  ];
}
