import type { Line, Presence } from '#lib/irc/types.ts';

/** "alice, bob and 35 others". */
function names(nicks: readonly string[], count: number): string {
  const shown = nicks.slice(0, Math.min(3, count));
  const others = count - shown.length;
  if (others > 0) shown.push(others === 1 ? 'one other' : `${others.toLocaleString()} others`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

/** What a folded line of joins and parts says. */
export function presenceWords(presence: Presence): string {
  const { joined, left, joinedNicks, leftNicks, reason, split } = presence;
  const why = reason === '' ? '' : ` (${reason})`;
  const said: string[] = [];
  if (joined > 0) said.push(`${names(joinedNicks, joined)} ${split ? 'came back' : 'joined'}`);
  if (left > 0) said.push(`${names(leftNicks, left)} ${split ? 'lost the connection' : 'left'}${why}`);
  return said.join('; ');
}

/** What happened, for lines that nobody said. `text` and reasons are the network's own words, formatting gone. */
export function lineWords(line: Line, text: string): string {
  const who = line.nick || 'The server';
  switch (line.kind) {
    case 'presence':
      return line.presence === null ? '' : presenceWords(line.presence);
    case 'nick':
      return `${who} is now ${text}`;
    case 'kick':
      return `${who} removed ${line.target}${text ? `: ${text}` : ''}`;
    case 'mode':
      return `${who} set ${text}`;
    case 'topic':
      return text ? `${who} set the topic: ${text}` : `${who} took the topic off`;
    case 'invite':
      return `${who} invited ${line.target || 'you'}${text ? ` to ${text}` : ''}`;
    default:
      return text;
  }
}
