import { createHmac, randomUUID } from 'node:crypto';

/** A webhook delivery as a forge would send it. */
export type Delivery = { headers: Record<string, string>; body: Buffer };

export type PushFacts = {
  repository: string;
  ref: string;
  before: string;
  after: string;
  pusher: string;
  /** Oldest first. */
  commits: { id: string; message: string; author: string }[];
};

export type Keys = { secret: string; signingToken: string };

const ORIGIN = 'https://forge.example.org';

const hmac = (key: string | Buffer, body: Buffer, encoding: 'hex' | 'base64' = 'hex', algorithm = 'sha256') =>
  createHmac(algorithm, key).update(body).digest(encoding);

const bytes = (payload: unknown, indent = 0) => Buffer.from(JSON.stringify(payload, null, indent));

/** A commit as GitHub and its children write it. */
function commitOf({ repository }: PushFacts, { id, message, author }: PushFacts['commits'][number]) {
  const who = { name: author, email: `${author}@example.org`, username: author };
  return {
    id,
    tree_id: '0'.repeat(40),
    distinct: true,
    message,
    timestamp: '2026-11-28T20:00:00+01:00',
    url: `${ORIGIN}/${repository}/commit/${id}`,
    author: who,
    committer: who,
    added: ['notes/season-2.pdf'],
    removed: [],
    modified: ['content/index.md'],
  };
}

function repositoryOf({ repository }: PushFacts) {
  const [owner = '', name = ''] = repository.split('/');
  return {
    id: 140,
    name,
    full_name: repository,
    private: false,
    owner: { id: 1, login: owner, name: owner },
    html_url: `${ORIGIN}/${repository}`,
    clone_url: `${ORIGIN}/${repository}.git`,
    ssh_url: `git@forge.example.org:${repository}.git`,
    default_branch: 'main',
  };
}

function github(facts: PushFacts, { secret }: Keys): Delivery {
  const commits = facts.commits.map((commit) => commitOf(facts, commit));
  const body = bytes({
    ref: facts.ref,
    before: facts.before,
    after: facts.after,
    repository: repositoryOf(facts),
    pusher: { name: facts.pusher, email: `${facts.pusher}@example.org` },
    sender: { login: facts.pusher, id: 7, type: 'User' },
    created: false,
    deleted: /^0+$/.test(facts.after),
    forced: false,
    base_ref: null,
    compare: `${ORIGIN}/${facts.repository}/compare/${facts.before.slice(0, 12)}...${facts.after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
  });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-delivery': randomUUID(),
      'x-github-event': 'push',
      'x-github-hook-id': '292430182',
      'x-hub-signature': `sha1=${hmac(secret, body, 'hex', 'sha1')}`,
      'x-hub-signature-256': `sha256=${hmac(secret, body)}`,
    },
  };
}

/** Gogs and its children list the newest commit first, and indent. */
function gogsBody(facts: PushFacts, more: Record<string, unknown> = {}): Buffer {
  return bytes(
    {
      ref: facts.ref,
      before: facts.before,
      after: facts.after,
      compare_url: `${ORIGIN}/${facts.repository}/compare/${facts.before}...${facts.after}`,
      commits: facts.commits.map((commit) => commitOf(facts, commit)).toReversed(),
      repository: repositoryOf(facts),
      pusher: {
        id: 1,
        login: facts.pusher,
        full_name: '',
        email: `${facts.pusher}@example.org`,
        username: facts.pusher,
      },
      sender: {
        id: 1,
        login: facts.pusher,
        full_name: '',
        email: `${facts.pusher}@example.org`,
        username: facts.pusher,
      },
      ...more,
    },
    2,
  );
}

function gogs(facts: PushFacts, { secret }: Keys): Delivery {
  const body = gogsBody(facts);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GogsServer',
      'x-gogs-delivery': randomUUID(),
      'x-gogs-event': 'push',
      'x-gogs-signature': hmac(secret, body),
    },
  };
}

function gitea(facts: PushFacts, { secret }: Keys): Delivery {
  const body = gogsBody(facts, { total_commits: facts.commits.length, head_commit: null });
  const id = randomUUID();
  const signature = hmac(secret, body);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-gitea-delivery': id,
      'x-gitea-event': 'push',
      'x-gitea-event-type': 'push',
      'x-gitea-signature': signature,
      'x-gogs-delivery': id,
      'x-gogs-event': 'push',
      'x-gogs-event-type': 'push',
      'x-gogs-signature': signature,
      'x-github-delivery': id,
      'x-github-event': 'push',
      'x-github-event-type': 'push',
      'x-hub-signature': `sha1=${hmac(secret, body, 'hex', 'sha1')}`,
      'x-hub-signature-256': `sha256=${signature}`,
    },
  };
}

function forgejo(facts: PushFacts, keys: Keys): Delivery {
  const { body, headers } = gitea(facts, keys);
  return {
    body,
    headers: {
      ...headers,
      'x-forgejo-delivery': headers['x-gitea-delivery'] ?? '',
      'x-forgejo-event': 'push',
      'x-forgejo-event-type': 'push',
      'x-forgejo-signature': headers['x-gitea-signature'] ?? '',
    },
  };
}

function gitlabBody(facts: PushFacts): Buffer {
  const [, name = ''] = facts.repository.split('/');
  return bytes({
    object_kind: 'push',
    event_name: 'push',
    before: facts.before,
    after: facts.after,
    ref: facts.ref,
    ref_protected: true,
    checkout_sha: facts.after,
    message: null,
    user_id: 4,
    user_name: `${facts.pusher} of the crew`,
    user_username: facts.pusher,
    user_email: '',
    project_id: 15,
    project: {
      id: 15,
      name,
      web_url: `${ORIGIN}/${facts.repository}`,
      namespace: facts.repository.split('/')[0],
      path_with_namespace: facts.repository,
      default_branch: 'main',
    },
    repository: {
      name,
      url: `git@forge.example.org:${facts.repository}.git`,
      homepage: `${ORIGIN}/${facts.repository}`,
    },
    commits: facts.commits.slice(-20).map(({ id, message, author }) => ({
      id,
      message,
      title: message.split('\n')[0],
      timestamp: '2026-11-28T20:00:00+01:00',
      url: `${ORIGIN}/${facts.repository}/-/commit/${id}`,
      author: { name: author, email: `${author}@example.org` },
      added: [],
      modified: ['content/index.md'],
      removed: [],
    })),
    total_commits_count: facts.commits.length,
    push_options: {},
  });
}

const gitlabHeaders = () => ({
  'content-type': 'application/json',
  'user-agent': 'GitLab/18.11.0',
  'idempotency-key': randomUUID(),
  'x-gitlab-event': 'Push Hook',
  'x-gitlab-event-uuid': randomUUID(),
  'x-gitlab-instance': ORIGIN,
  'x-gitlab-webhook-uuid': randomUUID(),
});

function gitlabToken(facts: PushFacts, { secret }: Keys): Delivery {
  return { body: gitlabBody(facts), headers: { ...gitlabHeaders(), 'x-gitlab-token': secret } };
}

/** GitLab's signing token: https://www.standardwebhooks.com */
export function gitlabSigned(facts: PushFacts, { signingToken }: Keys, at = Date.now()): Delivery {
  const body = gitlabBody(facts);
  const id = randomUUID();
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(signingToken.replace('whsec_', ''), 'base64');
  const signature = hmac(key, Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]), 'base64');
  return {
    body,
    headers: {
      ...gitlabHeaders(),
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}

/** Each forge's push, signed as it signs. */
export const FORGES: Record<string, (facts: PushFacts, keys: Keys) => Delivery> = {
  GitHub: github,
  Gitea: gitea,
  Forgejo: forgejo,
  Gogs: gogs,
  'GitLab with a secret token': gitlabToken,
  'GitLab with a signing token': gitlabSigned,
};
