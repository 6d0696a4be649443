import type { Message } from '../types.ts';
import { NO_TAGS, parseTags } from './tags.ts';

const SPACE = 32;
const COLON = 58;
const AT = 64;

function skipSpaces(line: string, at: number): number {
  while (line.charCodeAt(at) === SPACE) at++;
  return at;
}

/**
 * Splits one line, without CR LF, by the grammar of https://modern.ircdocs.horse/#message-format. Several spaces count
 * as one, as in RFC 1459. Returns null if there is no command. This runs for every line of a flood: it only looks
 * for spaces and slices.
 */
export function parseMessage(line: string): Message | null {
  const length = line.length;
  let tags = NO_TAGS;
  let source = '';
  let at = 0;
  if (line.charCodeAt(0) === AT) {
    const end = line.indexOf(' ');
    if (end < 0) return null;
    tags = parseTags(line.slice(1, end));
    at = end;
  }
  at = skipSpaces(line, at);
  if (line.charCodeAt(at) === COLON) {
    const end = line.indexOf(' ', at);
    if (end < 0) return null;
    source = line.slice(at + 1, end);
    at = skipSpaces(line, end);
  }
  let end = line.indexOf(' ', at);
  if (end < 0) end = length;
  if (end === at) return null;
  const command = line.slice(at, end);
  const params: string[] = [];
  at = skipSpaces(line, end);
  while (at < length) {
    if (line.charCodeAt(at) === COLON) {
      params.push(line.slice(at + 1));
      break;
    }
    end = line.indexOf(' ', at);
    if (end < 0) end = length;
    params.push(line.slice(at, end));
    at = skipSpaces(line, end);
  }
  return { tags, source, command, params };
}
