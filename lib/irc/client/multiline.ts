import { serializeMessage } from '../message/serialize.ts';
import { splitText } from '../message/split.ts';

/**
 * A text with line breaks, or longer than a line, as one message (https://ircv3.net/specs/extensions/multiline). `tags`
 * go with the batch, `most` is the bytes of text that one line holds.
 */
export function multilineMessages(
  target: string,
  text: string,
  tags: ReadonlyMap<string, string>,
  most: number,
  ref: string,
): string[] {
  const out = [serializeMessage({ tags, command: 'BATCH', params: [`+${ref}`, 'draft/multiline', target] })];
  for (const line of text.split('\n')) {
    const parts = line === '' ? [''] : splitText(line, most);
    parts.forEach((part, i) => {
      const inBatch = new Map([['batch', ref]]);
      if (i > 0) inBatch.set('draft/multiline-concat', '');
      out.push(serializeMessage({ tags: inBatch, command: 'PRIVMSG', params: [target, part] }));
    });
  }
  out.push(serializeMessage({ command: 'BATCH', params: [`-${ref}`] }));
  return out;
}
