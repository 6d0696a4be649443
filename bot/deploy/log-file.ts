import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const TAIL_BYTES = 16 * 1024;

/** The file that gets the output of a deploy. */
export function logFileOf(folder: string, id: number): string {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  return join(logs, `${id}.log`);
}

/** `https://user:token@host`: git leaves it out of most of its output, but hooks may print anything. */
const CREDENTIALS = /(:\/\/)[^@/\s]+@/g;

/**
 * The last lines of a file that are not empty, oldest first, for people to read: without credentials in addresses. []
 * if there is no file. A carriage return ends a line, too.
 */
export function lastLines(file: string, count: number): string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer
      .toString('utf8')
      .replace(CREDENTIALS, '$1')
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '')
      .slice(-count);
  } finally {
    closeSync(descriptor);
  }
}
