import { AwsClient } from 'aws4fetch';
import type { Bucket } from './sync-bucket.ts';

/** How long (ms) one request may take. */
const LIMIT = 60_000;

/** The answer of an object store that refused a request. It never holds a key. */
class BucketRefused extends Error {
  override readonly name = 'BucketRefused';
}

export type S3Options = {
  /** The bucket's address with a slash at the end, and the folder in it. */
  url: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
  region: string;
};

/** A bucket of any store that has the S3 API. */
export function openS3({ url, ...keys }: S3Options): Bucket {
  const client = new AwsClient({ ...keys, service: 's3' });
  const addressOf = (key: string) => url + key.split('/').map(encodeURIComponent).join('/');

  async function ask(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const answer = await client.fetch(addressOf(key), {
      method,
      ...init,
      signal: AbortSignal.timeout(LIMIT),
    });
    if (answer.ok || answer.status === 404) return answer;
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
    throw new BucketRefused(`the store answered ${answer.status} ${code} to ${method} ${key}`);
  }

  return {
    async get(key) {
      const answer = await ask('GET', key);
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
    },
    async put(key, body, headers) {
      const answer = await ask('PUT', key, { body: new Uint8Array(body), headers });
      if (!answer.ok) throw new BucketRefused(`there is no such bucket (${answer.status} to PUT ${key})`);
      await answer.arrayBuffer();
    },
    async remove(key) {
      await (await ask('DELETE', key)).arrayBuffer();
    },
  };
}
