import type { Outgoing } from '../types.ts';
import { serializeTags } from './tags.ts';

/** A message that would not arrive as it was meant: a programmer's mistake, never a server's. */
export class UnsafeMessage extends Error {
  override readonly name = 'UnsafeMessage';
}

const UNSAFE = /[\0\r\n]/;

/** Writes one line without CR LF. Throws `UnsafeMessage` if a part would break out of its place. */
export function serializeMessage({ tags, source, command, params = [] }: Outgoing): string {
  let line = tags?.size ? `@${serializeTags(tags)} ` : '';
  if (source) line += `:${source} `;
  line += command;
  const last = params.length - 1;
  params.forEach((param, i) => {
    const trailing = param === '' || param.charCodeAt(0) === 58 || param.includes(' ');
    if (trailing && i < last)
      throw new UnsafeMessage(`Only the last parameter may be ${JSON.stringify(param)}.`);
    line += trailing ? ` :${param}` : ` ${param}`;
  });
  if (UNSAFE.test(line)) throw new UnsafeMessage('A message holds no CR, LF or NUL.');
  return line;
}
