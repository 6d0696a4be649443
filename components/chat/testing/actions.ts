import type { CommandActions } from '../commands/run-command.ts';

/** For unit tests: actions on a client in `#show`, which keep what was said to the viewer. */
export function actionsOn(client: CommandActions['client']): CommandActions & { notices: string[] } {
  const notices: string[] = [];
  return {
    client,
    notices,
    target: () => client.state.find('#show'),
    show: () => {},
    notice: (text) => void notices.push(text),
    takeNick: () => {},
    mayJoin: () => false,
    moderationEntries: () => [],
    ask: async () => true,
    choose: async () => 0,
    openDialog: () => {},
    openWhois: () => {},
    clear: () => {},
  };
}
