import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** Set by engine.ts: the socket of the engine that the tests started. */
const environment = () => ({ ...process.env, DOCKER_BUILDKIT: '0', DOCKER_CLI_HINTS: 'false' });

type Options = {
  /** Everything that the command writes is appended to this file. */
  log?: string;
  input?: NodeJS.ReadableStream;
};

/**
 * Runs a program and returns what it wrote on stdout, without the line break at the end.
 * @throws Error with the end of what it wrote if it fails
 */
export async function run(program: string, args: string[], { log, input }: Options = {}): Promise<string> {
  const child = spawn(program, args, {
    env: environment(),
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  if (input && child.stdin) input.pipe(child.stdin);
  if (!child.stdout || !child.stderr) throw new Error(`${program} has no output`);
  if (log)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => appendFileSync(log, data));
  const ended = once(child, 'close');
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) {
    throw new Error(
      `${program} ${args.slice(0, 2).join(' ')} failed (${code}):\n${`${out}\n${errors}`.slice(-3000)}`,
    );
  }
  return out.trimEnd();
}

/** Runs the Docker client; see `run`. */
export const docker = (args: string[], options?: Options) => run('docker', args, options);

/** The id of an image, or null if the engine does not have it. */
export const imageId = (name: string) =>
  docker(['image', 'inspect', '--format', '{{.Id}}', name]).catch(() => null);
