import type { Message } from '#lib/irc/types.ts';
import { channelCommands } from './channel-commands.ts';
import { peopleCommands } from './people-commands.ts';
import { registration } from './registration.ts';
import type { Session } from './session.ts';

const BEFORE = new Map(Object.entries(registration));
const COMMANDS = new Map(Object.entries({ ...registration, ...channelCommands, ...peopleCommands }));

/** RFC 1459 as far as a chat between two windows needs it. */
export function handle(session: Session, message: Message): void {
  const name = message.command.toUpperCase();
  const command = COMMANDS.get(name);
  if (command && (session.peer.registered || BEFORE.has(name))) command(session, message.params, message);
  else if (command) session.reply('451', 'You have not registered');
  else session.reply('421', name.slice(0, 32), 'Unknown command');
}
