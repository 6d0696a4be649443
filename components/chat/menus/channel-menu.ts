import { isUp, linksFor, modesOf, type ShieldSwitch, shieldOf } from '#lib/irc/moderation/shield.ts';
import { sayCount } from '#lib/words/say-count.ts';
import type { CommandActions } from '../commands/run-command.ts';
import { openPeople } from '../moderation/people-dialog.tsx';
import { openReports } from '../moderation/reports-dialog.tsx';
import { entriesOf, isRaised, lowerShield, raiseShield, switchShield } from '../moderation/shield.ts';
import { chatMenus, language } from '../words.ts';
import { type MenuItem, openMenu } from './popup.tsx';

/** Modes that are asked about first: turning them on and off has names of its own. */
const ASKED = { moderated: ['moderate', 'unmoderate'], closed: ['close', 'open'] } as const;

/** Opens everything that an operator can do with the channel itself; the shield is first, for it is needed in a hurry. */
export async function openChannelMenu(
  root: HTMLElement,
  actions: CommandActions,
  at: HTMLElement,
): Promise<void> {
  const channel = actions.target();
  if (channel?.kind !== 'channel') return;
  const { client } = actions;
  const { channel: words, shield } = chatMenus;
  const entries = await entriesOf(client, channel);
  const switches = shieldOf(client.state.isupport);
  const linkNotice = { known: '', nobody: shield.linksNobody, all: shield.linksAll }[linksFor(switches)];
  const raise = () => {
    const count = raiseShield(client, channel, shield.reason);
    actions.notice(`${sayCount(shield.raised, count, language())} ${linkNotice}`.trim());
  };
  const lower = () => {
    void lowerShield(client, channel);
    actions.notice(shield.lowered);
  };
  const switchItem = (one: ShieldSwitch): MenuItem => {
    const up = isUp(one, channel.modes, entries);
    const { name } = one;
    if (name !== 'moderated' && name !== 'closed')
      return {
        name: (up ? shield.off : shield.on)[name],
        run: () => {
          switchShield(client, channel, [one], !up);
          if (name === 'links' && !up) actions.notice(linkNotice);
        },
      };
    const what = ASKED[name][up ? 1 : 0];
    return {
      name: words[what],
      run: async () => {
        // This mode gives nobody voice, so an operator has to.
        if (await actions.ask(chatMenus.ask[what])) client.mode(channel.name, ...modesOf([one], !up));
      },
    };
  };
  openMenu(at, words.name, [
    isRaised(client, channel, entries)
      ? { name: shield.lower, run: lower }
      : { name: shield.raise, run: raise },
    { name: shield.people, run: () => openPeople(root, actions) },
    { name: chatMenus.reports.open, run: () => openReports(root, actions) },
    { name: words.topic, run: () => actions.openDialog('topic') },
    { name: words.bans, run: () => actions.openDialog('bans') },
    ...switches.map(switchItem),
  ]);
}
