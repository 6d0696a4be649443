import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { STATE, type Unit, unitFiles } from '../deploy/systemd-units.ts';
import project from '../package.json' with { type: 'json' };

import type { Io } from './io.ts';

const USAGE = `Usage: npx marquee systemd [--print]
Writes systemd units for the site and the bot, and nginx's limit of open files. --print shows them instead.
`;
const ROOT = dirname(import.meta.dirname);

/**
 * `npx marquee systemd`: writes the units for this folder.
 * @returns the exit code: 0; 1 if they cannot be written; 2 for a wrong call
 */
export async function systemdCommand(argv: string[], { stdout, stderr, env }: Io): Promise<number> {
  const print = argv[0] === '--print';
  if (argv.length > (print ? 1 : 0)) {
    stderr.write(USAGE);
    return 2;
  }
  const hidden = ['/root', '/home', '/run/user'].find((folder) => ROOT.startsWith(`${folder}/`));
  if (hidden) {
    stderr.write(
      `The site is in ${ROOT}, and its user sees nothing in ${hidden}. Move it, to /opt/marquee for example.\n`,
    );
    return 1;
  }
  const units = unitFiles({ root: ROOT, node: nodeBinary(), start: startWords(project.scripts.start) });
  if (print) {
    for (const { path, text } of units) stdout.write(`# ${path}\n${text}\n`);
    return 0;
  }
  const folder = resolve(env.SYSTEMD_FOLDER || '/etc/systemd/system');
  const envFile = join(ROOT, '.env');
  const elsewhere = folderElsewhere(envFile);
  if (elsewhere) {
    stderr.write(`${elsewhere} in .env must be in ${STATE}, because the units may write nowhere else.\n`);
    return 1;
  }
  try {
    for (const { path, text } of units) write(folder, { path, text });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    stderr.write(`${folder} can be written by root only: use sudo.\n`);
    return 1;
  }
  nameFolders(envFile);
  stdout.write(`Written into ${folder}: ${units.map(({ path }) => path).join(', ')}
Now:
  adduser --system --group --home /var/lib/marquee marquee
  systemctl daemon-reload
  systemctl restart nginx
  systemctl enable --now marquee
and for the bot (docs/bot.md): systemctl enable --now marquee-bot
`);
  return 0;
}

const FOLDERS = { DATA_DIR: STATE, PUBLISH_DIR: `${STATE}/published` };

const readEnvFile = (file: string) => (existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {});

/** The variable that names a folder which the units may not write in; null if there is none. */
function folderElsewhere(envFile: string): string | null {
  const env = readEnvFile(envFile);
  return Object.keys(FOLDERS).find((name) => env[name] && !`${env[name]}/`.startsWith(`${STATE}/`)) ?? null;
}

/** Says in .env where the data is, so that site, bot, nginx, backup and restore agree. */
function nameFolders(envFile: string): void {
  const env = readEnvFile(envFile);
  const missing = Object.entries(FOLDERS).filter(([name]) => !env[name]);
  if (missing.length > 0)
    appendFileSync(envFile, `\n${missing.map(([name, value]) => `${name}=${value}\n`).join('')}`, {
      mode: 0o640,
    });
}

function write(folder: string, { path, text }: Unit): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The project's own Node if it is installed here, because the machine's may be older. */
function nodeBinary(): string {
  const own = join(ROOT, 'node_modules/node/bin/node');
  return existsSync(own) ? own : process.execPath;
}

/** Reads the arguments of `node` in the script `start`. */
const startWords = (script: string) => script.split(' ').slice(1);
