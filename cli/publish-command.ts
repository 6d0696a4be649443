import { resolve } from 'node:path';
import { exportedFiles } from '#server/pages/export-site.ts';
import { exportOnce, readEnvFile } from './export-command.ts';
import type { Io } from './io.ts';
import { openS3, type S3Options } from './publish/s3-bucket.ts';
import { syncBucket } from './publish/sync-bucket.ts';

const USAGE = `Usage: npx marquee publish s3://BUCKET[/FOLDER]
  The whole site into a bucket of any object store with the S3 API. It is configured by AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY, AWS_REGION and, if the store is not Amazon's, S3_ENDPOINT (https://…).
`;

/**
 * `npx marquee publish s3://BUCKET`: exports the site into DATA_DIR/bucket and makes the bucket hold the same files.
 * @returns the exit code: 0; 1 if it failed, but the bucket still holds a whole site; 2 for a wrong call
 */
export async function publishCommand(argv: string[], io: Io & { now(): number }): Promise<number> {
  readEnvFile();
  const options = argv.length === 1 ? bucketOptions(argv[0] ?? '', io.env) : USAGE;
  if (typeof options === 'string') {
    io.stderr.write(options);
    return 2;
  }
  const folder = resolve(io.env.DATA_DIR || 'data', 'bucket');
  const exported = await exportOnce(folder, io);
  if (!exported) return 1;
  try {
    const paths = await exportedFiles(folder);
    const { written, removed, same } = await syncBucket(openS3(options), folder, paths, io.now());
    io.stdout.write(`${argv[0]}: ${written} objects written, ${removed} removed, ${same} as they were.\n`);
    return 0;
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    io.stderr.write(`Not all of it was published: ${why}. Run it again; what is there is whole.\n`);
    return 1;
  }
}

/** The bucket's address and the credentials, or a sentence that says what is missing. */
export function bucketOptions(address: string, env: Io['env']): S3Options | string {
  const [, bucket, folder = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})(?:\/([\w./-]*?))?\/?$/.exec(address) ?? [];
  if (!bucket) return USAGE;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey)
    return 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: the store would refuse everything.\n';
  const region = env.AWS_REGION || 'us-east-1';
  const endpoint = env.S3_ENDPOINT?.replace(/\/+$/, '');
  if (endpoint && !/^https?:\/\/[^/?#@]+(?:\/[^?#]*)?$/.test(endpoint))
    return 'S3_ENDPOINT is not an address such as https://s3.example.org.\n';
  const root = endpoint ? `${endpoint}/${bucket}/` : `https://${bucket}.s3.${region}.amazonaws.com/`;
  return {
    url: root + (folder ? `${folder}/` : ''),
    accessKeyId,
    secretAccessKey,
    sessionToken: env.AWS_SESSION_TOKEN || undefined,
    region,
  };
}
