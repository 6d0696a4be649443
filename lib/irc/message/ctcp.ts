const DELIMITER = '\x01';

/** A CTCP request or reply in a PRIVMSG or NOTICE; null for ordinary text. The closing delimiter may be missing. */
export function parseCtcp(text: string): { command: string; text: string } | null {
  if (text.charCodeAt(0) !== 1) return null;
  const body = text.slice(1, text.endsWith(DELIMITER) && text.length > 1 ? -1 : undefined);
  const space = body.indexOf(' ');
  if (space < 0) return { command: body.toUpperCase(), text: '' };
  return { command: body.slice(0, space).toUpperCase(), text: body.slice(space + 1) };
}

export function ctcp(command: string, text: string): string {
  return `${DELIMITER}${command}${text && ' '}${text}${DELIMITER}`;
}
