import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { Push } from './push.ts';

// All forges descend from GitHub's form; these are the parts that the bot shows. Anything else is left alone.
// https://docs.github.com/webhooks/webhook-events-and-payloads#push, https://forgejo.org/docs/latest/user/webhooks,
// https://docs.gitea.com/usage/webhooks, https://gogs.io/advancing/webhooks,
// https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events

const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const objectName = z.string().regex(OBJECT_NAME);
const text = z.string().nullish();
const person = z.object({ name: text, username: text, login: text, full_name: text }).nullish();

const commit = z.object({ id: objectName, message: z.string(), author: person });

const payload = z.object({
  ref: z.string(),
  before: objectName,
  after: objectName,
  // Only GitLab sends these.
  user_username: text,
  user_name: text,
  project: z.object({ path_with_namespace: text, web_url: text }).nullish(),
  total_commits_count: z.number().int().nonnegative().nullish(),
  // All others.
  repository: z.object({ full_name: text, html_url: text }).nullish(),
  pusher: person,
  sender: person,
  compare: text,
  compare_url: text,
  total_commits: z.number().int().nonnegative().nullish(),
  commits: z.array(commit).nullish(),
});

/** The content of a delivery, in one form for all forges. `deleted`: the branch was deleted. */
export type Delivery = { repository: string; ref: string; deleted: boolean; push: Push };

const MOST_TEXT = 200;
const MOST_COMMITS = 20;

/** Reads a body whose signature was checked; null when it is no push of a form that we know. */
export function readDelivery(body: Buffer, contentType: string): Delivery | null {
  const parsed = payload.safeParse(parseJson(jsonOf(body, contentType)));
  if (!parsed.success) return null;
  const { data } = parsed;
  const repository = data.project?.path_with_namespace ?? data.repository?.full_name;
  if (!repository) return null;
  const commits = data.commits ?? [];
  const total = Math.max(data.total_commits_count ?? data.total_commits ?? 0, commits.length);
  return {
    repository,
    ref: data.ref,
    deleted: /^0+$/.test(data.after),
    push: {
      pusher: short(
        data.user_username ?? data.user_name ?? nameOf(data.pusher) ?? nameOf(data.sender) ?? 'somebody',
      ),
      total,
      // GitHub and GitLab list the oldest first, Gogs and its children the newest, which is the one that was pushed.
      commits: (commits[0]?.id === data.after ? commits.toReversed() : commits)
        .slice(-MOST_COMMITS)
        .map((item) => ({
          id: item.id,
          author: short(nameOf(item.author) ?? 'somebody'),
          subject: short(item.message.split('\n', 1)[0] ?? ''),
        })),
      compare: link(data.compare ?? data.compare_url ?? gitLabCompare(data)),
    },
  };
}

/** GitHub's form encoding carries the JSON in a field; the signature is of the encoded bytes all the same. */
function jsonOf(body: Buffer, contentType: string): string {
  const decoded = body.toString('utf8');
  if (!contentType.toLowerCase().startsWith('application/x-www-form-urlencoded')) return decoded;
  return new URLSearchParams(decoded).get('payload') ?? '';
}

function nameOf(who: z.infer<typeof person>): string | undefined {
  return who?.username || who?.login || who?.name || who?.full_name || undefined;
}

function gitLabCompare({ project, before, after }: z.infer<typeof payload>): string {
  if (!project?.web_url || /^0+$/.test(before)) return '';
  return `${project.web_url}/-/compare/${before}...${after}`;
}

/** Only a plain web address is taken, because people will click it. */
function link(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 400 ? url.href : '';
}

function short(value: string): string {
  return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
}
