import { cap } from '../message/safety.ts';
import type { Message, Whois } from '../types.ts';

const MOST = 512;

/** Gathers the numerics of one WHOIS. `done` at 318, or 401 for nobody. */
export class WhoisReply {
  readonly #whois: Whois;
  #found = false;

  constructor(nick: string) {
    this.#whois = {
      nick,
      user: '',
      host: '',
      realname: '',
      account: '',
      server: '',
      away: '',
      bot: false,
      operator: false,
      secure: false,
      idle: -1,
      channels: '',
    };
  }

  /** Takes a numeric; the result once complete. */
  take({ command, params }: Message): { whois: Whois | null } | undefined {
    const [, , a = '', b = '', , last = ''] = params.map((p) => cap(p, MOST));
    const text = cap(params.at(-1) ?? '', MOST);
    const whois = this.#whois;
    switch (command) {
      case '311':
        this.#found = true;
        Object.assign(whois, { user: a, host: b, realname: last || text });
        break;
      case '312':
        whois.server = a;
        break;
      case '313':
        whois.operator = true;
        break;
      case '317':
        whois.idle = Number(a) || 0;
        break;
      case '319':
        whois.channels = text.trim();
        break;
      case '330':
        whois.account = a;
        break;
      case '335':
        whois.bot = true;
        break;
      case '301':
        whois.away = text;
        break;
      case '671':
        whois.secure = true;
        break;
      case '318':
        return { whois: this.#found ? whois : null };
    }
    return undefined;
  }
}

/** The numerics that answer a WHOIS; 301 also comes after a message to somebody who is away. */
const REPLIES = /^(?:301|307|31[12378]|319|320|330|335|338|37[89]|671)$/;

/** WHOIS requests that are open. */
export class WhoisRequests {
  #send: (nick: string) => void;
  #open = new Map<string, { reply: WhoisReply; resolve: (whois: Whois | null) => void }>();

  constructor(send: (nick: string) => void) {
    this.#send = send;
  }

  /** null for nobody, and when the connection ends first. */
  ask(nick: string): Promise<Whois | null> {
    return new Promise((resolve) => {
      this.#open.get(nick.toLowerCase())?.resolve(null);
      this.#open.set(nick.toLowerCase(), { reply: new WhoisReply(nick), resolve });
      this.#send(nick);
    });
  }

  /** True when the numeric answers a request of ours. */
  take(message: Message): boolean {
    if (this.#open.size === 0 || !REPLIES.test(message.command)) return false;
    const key = (message.params[1] ?? '').toLowerCase();
    const open = this.#open.get(key);
    if (!open) return false;
    const result = open.reply.take(message);
    if (result) {
      this.#open.delete(key);
      open.resolve(result.whois);
    }
    return true;
  }

  clear(): void {
    for (const { resolve } of this.#open.values()) resolve(null);
    this.#open.clear();
  }
}
