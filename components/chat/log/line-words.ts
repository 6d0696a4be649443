import { listText } from '#lib/format/lists.ts';
import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Line, Presence } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { chatLines, language } from '../words.ts';

/** "alice, bob and 35 others". */
function names(nicks: readonly string[], count: number): string {
  const shown = nicks.slice(0, Math.min(3, count)).map(isolate);
  const others = count - shown.length;
  if (others > 0) return sayCount(chatLines.presence.more, others, language(), { names: shown.join(', ') });
  return listText(shown, language(), 'conjunction');
}

/** The text of a folded line of joins and parts. */
export function presenceWords(presence: Presence): string {
  const { joined, left, joinedNicks, leftNicks, reason, split } = presence;
  const words = chatLines.presence;
  const said: string[] = [];
  if (joined > 0) said.push(say(split ? words.back : words.joined, { who: names(joinedNicks, joined) }));
  if (left > 0) {
    const who = names(leftNicks, left);
    const why = isolate(stripFormatting(reason));
    if (why === '') said.push(say(split ? words.split : words.left, { who }));
    else said.push(say(split ? words.splitBecause : words.leftBecause, { who, why }));
  }
  return said.join('; ');
}

/** The text of a line about an event. */
export function lineWords(line: Line): string {
  const text = showText(stripFormatting(line.text));
  const { happened, because } = chatLines;
  const who = line.nick === '' ? chatLines.server : isolate(line.nick);
  switch (line.kind) {
    case 'presence':
      return line.presence === null ? '' : presenceWords(line.presence);
    case 'nick':
      return say(happened.nick, { who, nick: isolate(line.text) });
    case 'kick': {
      const what = say(happened.kick, { who, whom: isolate(line.target) });
      return text === '' ? what : say(because, { what, why: text });
    }
    case 'mode':
      return say(happened.mode, { who, modes: text });
    case 'topic':
      return text === '' ? say(happened.noTopic, { who }) : say(happened.topic, { who, topic: text });
    case 'invite':
      return say(happened.invite, { who, whom: isolate(line.target) });
    case 'info':
      // 301: the person that the viewer wrote to is away.
      return line.nick === '' ? text : say(happened.away, { who, why: text });
    default:
      return text;
  }
}
