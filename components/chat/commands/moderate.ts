import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate } from '#lib/irc/message/safety.ts';
import { type BanChoice, extbansOf } from '#lib/irc/moderation/extban.ts';
import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus, language } from '../words.ts';
import { liftedMasks } from './bans.ts';

/** An act of an operator on somebody or something. */
export type Moderation =
  | { type: 'kick'; nick: string; reason: string }
  /** `mask`: the one that was chosen. */
  | { type: 'ban' | 'quiet'; who: string; mask?: string }
  | { type: 'unban' | 'unquiet'; who: string }
  | { type: 'rank'; mode: '+o' | '-o' | '+h' | '-h' | '+v' | '-v'; nicks: string[] }
  | { type: 'topic'; text: string }
  | { type: 'delete'; line: Line };

export type Question = { title: string; text: string; confirm: string };

/** The question that is asked before the act. */
export function questionOf(action: Moderation, name: string): Question {
  const { ask } = chatMenus;
  const channel = isolate(name);
  switch (action.type) {
    case 'topic':
      return {
        title: say(ask.topic.title, { channel }),
        text: isolate(action.text),
        confirm: ask.topic.confirm,
      };
    case 'delete': {
      const { nick, text } = action.line;
      return { ...ask.delete, text: `${isolate(nick)}: ${isolate(stripFormatting(text))}` };
    }
    case 'rank':
      return about(ask[RANKS[action.mode]], action.nicks.map(isolate).join(', '), channel);
    case 'kick':
      return about(ask.kick, isolate(action.nick), channel);
    default:
      return about(ask[action.type], isolate(action.who), channel);
  }
}

const RANKS = {
  '+o': 'giveOperator',
  '-o': 'takeOperator',
  '+h': 'giveHalfOperator',
  '-h': 'takeHalfOperator',
  '+v': 'giveVoice',
  '-v': 'takeVoice',
} as const;

const about = ({ title, text, confirm }: Question, who: string, channel: string): Question => ({
  title: say(title, { who }),
  text: say(text, { channel }),
  confirm,
});

/** Names a mask for the question: its kind, and how many of the people in the channel match it. */
export const choiceWords = ({ kind, mask, fits }: BanChoice) =>
  sayCount(chatMenus.ask.masks[kind], fits, language(), { mask: isolate(mask) });

/** Does it, and returns ''. If the network cannot do it, returns a sentence that says so. */
export async function moderate(
  client: Client,
  conversation: Conversation,
  action: Moderation,
): Promise<string> {
  const channel = conversation.name;
  switch (action.type) {
    case 'kick':
      client.kick(channel, action.nick, action.reason);
      return '';
    case 'ban': {
      client.mode(channel, '+b', action.mask ?? `${action.who}!*@*`);
      if (conversation.members.has(action.who))
        client.kick(channel, action.who, chatMenus.person.bannedReason);
      return '';
    }
    case 'quiet': {
      const { quiet } = extbansOf(client.state.isupport);
      if (quiet === null) return chatMenus.said.cannotSilence;
      client.mode(channel, `+${quiet.letter}`, quiet.prefix + (action.mask ?? `${action.who}!*@*`));
      return '';
    }
    case 'unban':
    case 'unquiet': {
      const what = action.type === 'unban' ? 'ban' : 'quiet';
      const lifted = await liftedMasks(client, conversation, what, action.who);
      if (lifted === null) return chatMenus.said.cannotSilence;
      const { mode, masks } = lifted;
      if (masks.length === 0) return say(chatMenus.said.noBan, { who: isolate(action.who) });
      client.mode(channel, `-${mode.repeat(masks.length)}`, ...masks);
      return '';
    }
    case 'topic':
      client.setTopic(channel, action.text);
      return '';
    case 'rank': {
      const letter = action.mode.slice(1);
      client.mode(channel, action.mode.charAt(0) + letter.repeat(action.nicks.length), ...action.nicks);
      return '';
    }
    case 'delete':
      return client.redact(channel, action.line.msgid) ? '' : chatMenus.said.cannotDelete;
  }
}
