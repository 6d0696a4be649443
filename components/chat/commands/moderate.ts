import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import { banMask, quietMode } from './masks.ts';

/** What an operator does to somebody or something. */
export type Moderation =
  | { type: 'kick'; nick: string; reason: string }
  | { type: 'ban' | 'unban' | 'quiet' | 'unquiet'; who: string }
  | { type: 'rank'; mode: '+o' | '-o' | '+h' | '-h' | '+v' | '-v'; nicks: string[] }
  | { type: 'delete'; line: Line };

export type Question = { title: string; text: string; confirm: string };

const RANKS: Record<string, string> = { o: 'operator', h: 'half-operator', v: 'voice' };

/** What is asked before it is done. */
export function questionOf(action: Moderation, channel: string): Question {
  switch (action.type) {
    case 'kick':
      return {
        title: `Remove ${action.nick}?`,
        text: `They leave ${channel} and can come back.`,
        confirm: 'Remove',
      };
    case 'ban':
      return {
        title: `Ban ${action.who}?`,
        text: `They leave ${channel} and cannot come back until it is undone with /unban.`,
        confirm: 'Ban',
      };
    case 'unban':
      return {
        title: `Let ${action.who} in again?`,
        text: `The ban from ${channel} is taken off.`,
        confirm: 'Unban',
      };
    case 'quiet':
      return {
        title: `Silence ${action.who}?`,
        text: `They can read ${channel} but not write, until it is undone with /unquiet.`,
        confirm: 'Silence',
      };
    case 'unquiet':
      return { title: `Let ${action.who} write again?`, text: `In ${channel}.`, confirm: 'Let them write' };
    case 'delete':
      return {
        title: 'Delete this line?',
        text: 'It disappears for everybody whose client knows how.',
        confirm: 'Delete',
      };
    case 'rank': {
      const rank = RANKS[action.mode.slice(1)] ?? '';
      const who = action.nicks.join(', ');
      return action.mode.startsWith('+')
        ? { title: `Make it so that ${who} has ${rank}?`, text: `In ${channel}.`, confirm: `Give ${rank}` }
        : { title: `Take ${rank} from ${who}?`, text: `In ${channel}.`, confirm: `Take ${rank}` };
    }
  }
}

/** Does it. A sentence where the network has no way to, else ''. */
export function moderate(client: Client, conversation: Conversation, action: Moderation): string {
  const channel = conversation.name;
  switch (action.type) {
    case 'kick':
      client.kick(channel, action.nick, action.reason);
      return '';
    case 'ban':
    case 'unban': {
      client.mode(
        channel,
        action.type === 'ban' ? '+b' : '-b',
        banMask(action.who, client.state.user(action.who)),
      );
      if (action.type === 'ban' && conversation.members.has(action.who))
        client.kick(channel, action.who, 'Banned');
      return '';
    }
    case 'quiet':
    case 'unquiet': {
      const quiet = quietMode(client.state.isupport, banMask(action.who, client.state.user(action.who)));
      if (quiet === null)
        return 'This network cannot silence one person. Ban them, or make the channel moderated.';
      client.mode(channel, (action.type === 'quiet' ? '+' : '-') + quiet.letter, quiet.mask);
      return '';
    }
    case 'rank': {
      const letter = action.mode.slice(1);
      client.mode(channel, action.mode.charAt(0) + letter.repeat(action.nicks.length), ...action.nicks);
      return '';
    }
    case 'delete':
      return client.redact(channel, action.line.msgid) ? '' : 'This network cannot delete lines.';
  }
}
