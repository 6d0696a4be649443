import { freePort } from '../publish/nginx.ts';
import { docker } from './docker.ts';

export type Container = {
  id: string;
  /** The address at which its nginx answers. */
  url: string;
  /** Runs a command inside and returns what it wrote on stdout. */
  exec(...command: string[]): Promise<string>;
  /** Everything that it wrote so far. */
  logs(): Promise<string>;
  /** A value of `docker inspect`, by a Go template. */
  inspect(format: string): Promise<string>;
  /** Ends it as `docker stop` does: SIGTERM, and SIGKILL after 30 seconds. */
  stop(): Promise<void>;
  remove(): Promise<void>;
};

type Options = { env?: Record<string, string>; options?: string[]; command?: string[] };

/** As docs/operate.md and compose.yaml run it: nothing is writable but /data and /tmp, and it has no rights. */
const LOCKED = [
  '--read-only',
  '--tmpfs=/tmp',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--ulimit=nofile=16384',
];

/** Starts a container of the site on free ports of this machine. */
export async function startContainer(
  image: string,
  { env = {}, options = [], command = [] }: Options = {},
): Promise<Container> {
  const port = await freePort();
  // Containers of the tests share the network of the host.
  const ports = {
    PORT: String(port),
    NODE_PORT: String(await freePort()),
    LIVE_PORT: String(await freePort()),
  };
  const variables = { ...ports, STREAM_CHECKS: 'off', ...env };
  const id = await docker([
    ...['run', '--detach', '--network=host', '--log-driver=json-file', ...LOCKED, ...options],
    ...Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`),
    image,
    ...command,
  ]);
  return {
    id,
    url: `http://127.0.0.1:${port}`,
    exec: (...words) => docker(['exec', id, ...words]),
    logs: () => docker(['logs', id]),
    inspect: (format) => docker(['inspect', '--format', format, id]),
    stop: async () => void (await docker(['stop', '--time=30', id])),
    remove: async () => void (await docker(['rm', '--force', '--volumes', id])),
  };
}
