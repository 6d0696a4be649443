import { isOperator } from '#lib/irc/message/is-operator.ts';
import { mayReact } from '#lib/irc/message/isupport.ts';
import { showText } from '#lib/irc/message/safety.ts';
import type { ModerationEntry } from '#lib/irc/moderation/moderation-entry.ts';
import type { Client, Line } from '#lib/irc/types.ts';
import type { CommandActions, DialogKind } from '../commands/run-command.ts';
import type { Composer } from '../composer/composer.tsx';
import { keepNick } from '../keep-nick.ts';
import { cleanNick } from '../nick-name.ts';
import { chatLines, loadWithWords } from '../words.ts';
import type { SettingsStore } from './settings.ts';
import type { Views } from './views.ts';

export type ActionsOptions = {
  root: HTMLElement;
  client: Client;
  settings: SettingsStore;
  views: Views;
  notice(text: string): void;
  show(name: string): void;
  join(nick: string): void;
  /** Channels that /join may open; `*` for any. */
  allowed(): readonly string[];
};

/** If a text has more lines than this, the viewer is asked whether to send it. */
const MANY_LINES = 6;

/** Menus, dialogs, questions and commands: loaded when the first is wanted. */
const loadMenus = () => loadWithWords('chatMenus', import('../menus/open.ts'));

/** The acts of people on lines and on each other, by menu, button or command. */
export function createActions(
  options: ActionsOptions,
  composer: Composer,
  moderationEntries: () => readonly ModerationEntry[],
) {
  const { root, client, settings, views, notice, show } = options;
  const { state } = client;
  let menusLoad: ReturnType<typeof loadMenus> | null = null;
  async function menus(): Promise<Awaited<ReturnType<typeof loadMenus>>> {
    try {
      menusLoad ??= loadMenus();
      return await menusLoad;
    } catch (error) {
      menusLoad = null;
      notice(chatLines.notices.notLoaded);
      throw error;
    }
  }
  let names: Iterable<string> = [];

  const actions: CommandActions = {
    client,
    target: views.target,
    show,
    notice,
    moderationEntries,
    takeNick(nick) {
      keepNick(cleanNick(nick));
      client.nick(nick);
    },
    mayJoin: (channel) =>
      options.allowed().some((name) => name === '*' || state.fold(name) === state.fold(channel)),
    ask: async (question) => (await menus()).ask(root, question),
    choose: async (question, choices) => (await menus()).choose(root, question, choices),
    openDialog: (kind) => void openDialog(kind),
    openWhois: async (nick) =>
      (await menus()).openWhois(root, client, nick, isOperator(views.channel()?.prefixes ?? '')),
    clear: () => views.all().at(-1)?.clear(),
  };

  async function openDialog(kind: DialogKind): Promise<void> {
    const { openBans, openHelp, openKey, openLogin, openSettings, openTopic } = await menus();
    const channel = views.channel();
    switch (kind) {
      case 'help':
        return openHelp(root);
      case 'login':
        return openLogin(root, client, notice);
      case 'key':
        return channel && openKey(root, client, channel);
      case 'bans':
        return channel && openBans(root, client, channel);
      case 'topic':
        return channel && openTopic(root, client, channel);
      case 'settings':
        return openSettings({
          root,
          client,
          settings,
          onNick: options.join,
          onLogin: () => void openDialog('login'),
        });
    }
  }

  function react(line: Line, reaction: string): void {
    const name = views.target()?.name;
    const remove = line.reactions?.get(reaction)?.has(state.self.nick) ?? false;
    if (name === undefined || line.msgid === '' || !client.react(name, line.msgid, reaction, remove)) {
      notice(chatLines.notices.noReactions);
    }
  }

  const reply = (line: Line) => composer.replyTo(line, showText(line.nick));
  const pickReaction = async (line: Line, at: HTMLElement) =>
    (await menus()).openReactions(at, (reaction) => react(line, reaction));

  const insert = (text: string) => composer.insert(text);

  return {
    open: (kind: DialogKind) => void openDialog(kind),
    openSettings: () => void openDialog('settings'),
    openChannelMenu: async (at: HTMLElement) => (await menus()).openChannelMenu(root, actions, at),
    verify: async (account: string, said: string) => (await menus()).openVerify(root, client, account, said),
    mayReact: () => mayReact(state),
    react,
    reply,
    pickReaction,
    async openLineMenu(line: Line, at: HTMLElement): Promise<void> {
      const lineActions = {
        actions,
        insert,
        reply: () => reply(line),
        react: () => void pickReaction(line, at),
      };
      (await menus()).openLineMenu(lineActions, line, at);
    },
    async openPersonMenu(nick: string, at: HTMLElement): Promise<void> {
      (await menus()).openPersonMenu({ actions, insert }, nick, at);
    },
    /** Plain text is sent at once. The code for commands is loaded at the first slash. */
    send(text: string, replyTo: Line | null): boolean | Promise<boolean> {
      notice('');
      for (const view of views.all()) if (!view.atEnd()) view.toEnd();
      if (text.startsWith('/')) return menus().then(({ runTyped }) => runTyped(actions, text, replyTo));
      const count = text.split('\n').filter((line) => line.trim() !== '').length;
      if (count > MANY_LINES)
        return menus().then((loaded) => loaded.sayMany(root, actions, text, count, replyTo?.msgid));
      const say = () => client.say(views.target()?.name ?? '', text, { replyTo: replyTo?.msgid }).length > 0;
      // At first the code for sending may not be loaded yet. The text is then sent as soon as it is.
      return say() || client.loadAll().then((ready) => ready && say());
    },
    /** Names of commands, once they are loaded: `loadCommands` when the first slash is typed. */
    commandNames: () => names,
    async loadCommands(): Promise<void> {
      names = (await menus()).commandNames();
    },
  };
}
