import type { Bot } from '../../bot/run.ts';
import { connectClient, type TestClient } from '../irc/clients.ts';
import type { Inspircd } from '../irc/inspircd.ts';
import { makeStage, type Stage, sendPush, startBot } from './test-bot.ts';

/** The services accounts of the bot and of people. */
export const ACCOUNTS = { marquee: 'bot-password', alice: 'alice-password', carol: 'carol-password' };

/** A bot and people with a nick and two channels of their own, so that tests can wait for the server side by side. */
export class Scene {
  nick: string;
  crew: string;
  lobby: string;
  stage: Stage;
  bot: Bot | null = null;
  #server: Inspircd;
  #people: TestClient[] = [];
  static #count = 0;

  static async open(on: Inspircd): Promise<Scene> {
    const number = ++Scene.#count;
    const stage = await makeStage(on.ports.irc, {
      BOT_NICK: `marquee${number}`,
      BOT_ADMIN_CHANNEL: `#crew${number}`,
      BOT_PUBLIC_CHANNEL: `#lobby${number}`,
      BOT_ACCOUNT: 'marquee',
      BOT_PASSWORD: ACCOUNTS.marquee,
      BOT_PLAIN: 'yes',
    });
    return new Scene(number, on, stage);
  }

  constructor(number: number, on: Inspircd, stage: Stage) {
    this.nick = `marquee${number}`;
    this.crew = `#crew${number}`;
    this.lobby = `#lobby${number}`;
    this.#server = on;
    this.stage = stage;
  }

  /** Connects a person to both channels, logged in if an account is given; the first one is op. */
  async person(nick: string, account: keyof typeof ACCOUNTS | null = null): Promise<TestClient> {
    const client = await connectClient({
      url: this.#server.url,
      nick,
      channels: [this.crew, this.lobby],
      credentials: account ? { mechanism: 'PLAIN', account, password: ACCOUNTS[account] } : undefined,
    });
    this.#people.push(client);
    return client;
  }

  /** Connects Alice, who is op in both channels, and then the bot. */
  async alice(): Promise<TestClient> {
    const alice = await this.person(`al-${this.nick}`, 'alice');
    await this.start();
    await this.here(alice);
    return alice;
  }

  async start(): Promise<void> {
    this.bot = await startBot(this.stage);
  }

  here(client: TestClient): Promise<void> {
    return client.until(
      () => [this.crew, this.lobby].every((name) => client.room(name)?.members.has(this.nick)),
      'the bot',
    );
  }

  /** All that the bot said in a channel, or to somebody in private. */
  spoken(client: TestClient, channel: string): string[] {
    return client
      .lines(channel)
      .filter((line) => line.kind === 'message' && line.nick.startsWith(this.nick))
      .map((line) => line.text);
  }

  hears(client: TestClient, channel: string, text: string | RegExp): Promise<void> {
    const fits = (line: string) => (typeof text === 'string' ? line.includes(text) : text.test(line));
    return client.until(() => this.spoken(client, channel).some(fits), `${channel}: ${text}`);
  }

  push(facts: Parameters<typeof sendPush>[1]): Promise<number> {
    return sendPush(this.bot?.port ?? 0, facts);
  }

  async close(): Promise<void> {
    await this.bot?.stop();
    for (const { client } of this.#people) client.disconnect();
    await this.stage.close();
  }
}
