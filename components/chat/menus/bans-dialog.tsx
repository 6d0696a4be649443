import { useState } from 'react';
import { fullText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { isolate } from '#lib/irc/message/safety.ts';
import { readBan } from '#lib/irc/moderation/extban.ts';
import type { Client, Conversation, ListEntry } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { MINI } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { DoneRow } from './dialog-parts.tsx';
import { BAN, BANS } from './hidden-people.tsx';

const when = (time: number) => fullText(time, deviceReader(language()));

function about({ by, time }: ListEntry): string {
  if (by === '') return '';
  return say(chatMenus.bans.by, { by: isolate(by), time: time > 0 ? when(time) : '?' });
}

type Ban = ListEntry & { mode: string };

/** Lists everybody who is banned or muted in a channel, each with a button that ends it. */
export async function openBans(root: HTMLElement, client: Client, channel: Conversation): Promise<void> {
  const modes = client.state.isupport.chanmodes[0].includes('q') ? ['b', 'q'] : ['b'];
  const bans: Ban[] = [];
  for (const mode of modes)
    for (const entry of await client.list(channel.name, mode)) bans.push({ ...entry, mode });
  const lift = ({ mode, mask }: Ban) => client.mode(channel.name, `-${mode}`, mask);
  openDialog(root, (close) => <BansDialog name={channel.name} bans={bans} onLift={lift} close={close} />);
}

type Props = { name: string; bans: readonly Ban[]; onLift(ban: Ban): void; close(): void };

export function BansDialog({ name, bans, onLift, close }: Props) {
  const words = chatMenus.bans;
  const [left, setLeft] = useState(bans);
  return (
    <Dialog title={say(words.title, { channel: isolate(name) })}>
      {bans.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className={BANS}>
          {left.map((ban) => {
            const mask = isolate(ban.mask);
            return (
              <li key={`${ban.mode} ${ban.mask}`} className={BAN}>
                <span>
                  <b>{readBan(ban.mask, ban.mode).quiet ? say(words.silenced, { mask }) : mask}</b>
                  <small className="block text-muted">{about(ban)}</small>
                </span>
                <button
                  type="button"
                  className={MINI}
                  aria-label={say(words.liftLabel, { mask })}
                  onClick={() => {
                    onLift(ban);
                    setLeft(left.filter((other) => other !== ban));
                  }}
                >
                  {words.lift}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <DoneRow close={close} />
    </Dialog>
  );
}
