import { showText } from '#lib/irc/message/safety.ts';
import type { Client, Line } from '#lib/irc/types.ts';
import type { CommandDesk, DialogKind } from '../commands/run-command.ts';
import type { Composer } from '../composer/composer.ts';
import { chatLines } from '../lines-words.ts';
import { cleanNick, keepNick } from '../nick-name.ts';
import type { SettingsStore } from './settings.ts';
import type { Views } from './views.ts';

export type DeskOptions = {
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

/** Menus, dialogs, questions and commands: loaded when the first is wanted. */
const loadMenus = () => import('../menus/open.ts');

/** What people do to lines and to each other, by menu, button or command. */
export function createDesk(options: DeskOptions, composer: Composer) {
  const { root, client, settings, views, notice, show } = options;
  const { state } = client;
  async function menus(): Promise<Awaited<ReturnType<typeof loadMenus>>> {
    try {
      const loaded = await loadMenus();
      if (!hasWords) await loaded.speakOfMenus();
      hasWords = true;
      return loaded;
    } catch (error) {
      notice(chatLines.notices.notLoaded);
      throw error;
    }
  }
  let hasWords = false;
  let names: Iterable<string> = [];

  const desk: CommandDesk = {
    client,
    target: views.target,
    show,
    notice,
    takeNick(nick) {
      keepNick(cleanNick(nick));
      client.nick(nick);
    },
    mayJoin: (channel) =>
      options.allowed().some((name) => name === '*' || state.fold(name) === state.fold(channel)),
    ask: async (question) => (await menus()).ask(root, question),
    openDialog: (kind) => void openDialog(kind),
    openWhois: async (nick) => (await menus()).openWhois(root, client, nick),
    clear: () => views.all().at(-1)?.clear(),
  };

  async function openDialog(kind: DialogKind): Promise<void> {
    const { openBans, openHelp, openLogin, openSettings, openTopic } = await menus();
    const channel = views.channel();
    switch (kind) {
      case 'help':
        return openHelp(root);
      case 'login':
        return openLogin(root, client, notice);
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
    openSettings: () => void openDialog('settings'),
    openChannelMenu: async (at: HTMLElement) => (await menus()).openChannelMenu(desk, at),
    verify: async (account: string, said: string) => (await menus()).openVerify(root, client, account, said),
    react,
    reply,
    pickReaction,
    async openLineMenu(line: Line, at: HTMLElement): Promise<void> {
      const lineDesk = { desk, insert, reply: () => reply(line), react: () => void pickReaction(line, at) };
      (await menus()).openLineMenu(lineDesk, line, at);
    },
    async openPersonMenu(nick: string, at: HTMLElement): Promise<void> {
      (await menus()).openPersonMenu({ desk, insert }, nick, at);
    },
    /** Plain text is said at once, with whatever else is typed; commands come with the first slash. */
    send(text: string, replyTo: Line | null): boolean | Promise<boolean> {
      notice('');
      for (const view of views.all()) if (!view.atEnd()) view.toEnd();
      if (text.startsWith('/')) return menus().then(({ runTyped }) => runTyped(desk, text, replyTo));
      const say = () => client.say(views.target()?.name ?? '', text, { replyTo: replyTo?.msgid }).length > 0;
      // In the first moment what speaking takes may still be on its way: said as soon as it is there.
      return say() || client.voiceReady().then((ready) => ready && say());
    },
    /** Names of commands, once they are loaded: `loadCommands` when the first slash is typed. */
    commandNames: () => names,
    async loadCommands(): Promise<void> {
      names = (await menus()).commandNames();
    },
  };
}
