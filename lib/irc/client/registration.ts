import { cap } from '../message/safety.ts';
import { serializeMessage } from '../message/serialize.ts';
import type { Store } from '../state/store.ts';
import type { ClientOptions, Credentials, Environment, Message, Reason } from '../types.ts';
import { capRequests, readCaps } from './caps.ts';
import { cleanNick, cleanUser, nextNick } from './nicks.ts';
import type { answerChallenge } from './sasl.ts';

const MOST_NICK_TRIES = 12;

/** Whether a server that lists `offered` (`PLAIN,EXTERNAL`, or '' if it does not say) takes the mechanism. */
const offersMechanism = (offered: string, mechanism: string): boolean =>
  offered === '' || offered.split(',').includes(mechanism);

type Wire = {
  send(line: string): void;
  fail(reason: Reason): void;
  serverSaid(text: string, code: 'banned' | 'password' | 'account'): void;
  /** Calls `use` once the code for SASL is there. It is loaded with the first login. */
  withSasl(use: (answer: typeof answerChallenge) => void): void;
};

/**
 * Registers from the open socket to 001: capabilities, login, a nick. Handles the same messages afterwards (CAP NEW, a later
 * login).
 */
export class Registration {
  /** The nick that was wished for; the server may have given another. */
  wanted: string;
  #store: Store;
  #wire: Wire;
  #options: ClientOptions;
  #env: Environment;
  #credentials: Credentials | undefined;
  #registered = false;
  #nickTries = 0;
  /** CAP REQs without an answer. */
  #requests = 0;
  #ended = false;
  /** The login that is going on. */
  #login: Credentials | null = null;
  #challenged = false;
  /** REGISTER or VERIFY, to be sent before CAP END. */
  #first: string | null = null;
  #registering = false;

  constructor(store: Store, wire: Wire, options: ClientOptions, env: Environment) {
    this.#store = store;
    this.#wire = wire;
    this.#options = options;
    this.#env = env;
    this.#credentials = options.credentials;
    this.wanted = cleanNick(options.nick);
  }

  setCredentials(credentials: Credentials | undefined): void {
    this.#credentials = credentials;
  }

  get credentials(): Credentials | undefined {
    return this.#credentials;
  }

  /** Sends a line of draft/account-registration on the next connection, before the server lets us in; false if it cannot. */
  sendFirst(line: string): boolean {
    if (!this.#accountWords().includes('before-connect')) return false;
    this.#first = line;
    return true;
  }

  /** The server's words on accounts: `before-connect`, and Ergo's `account-required`. */
  #accountWords(): string[] {
    return this.#store.offered.get('draft/account-registration')?.split(',') ?? [];
  }

  begin(): void {
    this.#registered = this.#ended = this.#challenged = this.#registering = false;
    this.#nickTries = this.#requests = 0;
    this.#login = null;
    this.#store.caps = new Map();
    this.#store.offered = new Map();
    this.#store.self = { ...this.#store.self, nick: this.wanted, account: null, away: false, modes: '' };
    const { password, user, realname } = this.#options;
    this.#wire.send('CAP LS 302');
    if (password) this.#write('PASS', password);
    this.#write('NICK', this.wanted);
    this.#write('USER', cleanUser(user ?? this.wanted), '0', '*', realname || this.wanted);
  }

  /** Returns true if no other code needs the message. */
  handle({ command, params }: Message): boolean {
    switch (command) {
      case 'CAP':
        this.#cap(params);
        return true;
      case 'AUTHENTICATE':
        this.#authenticate(params[0] ?? '');
        return true;
      case '001':
        this.#welcome(params[0] ?? this.wanted);
        return false;
      case '903':
        this.#loggedIn(true, params.at(-1) ?? '');
        return true;
      case '902':
      case '904':
      case '905':
      case '906':
      case '907':
        this.#loggedIn(false, params.at(-1) ?? '');
        return true;
      case '908':
        return true;
      case 'FAIL':
      case 'REGISTER':
      case 'VERIFY':
        return this.#registered ? false : this.#registration(command, params);
      case '432':
      case '433':
      case '436':
      case '437':
        if (this.#registered) return false;
        this.#otherNick(command);
        return true;
      case '463':
      case '465':
      case '466':
        this.#wire.serverSaid(params.at(-1) ?? '', 'banned');
        return true;
      case '464':
        this.#wire.serverSaid(params.at(-1) ?? '', 'password');
        return true;
      default:
        return false;
    }
  }

  /** Answers about an account before the server lets us in. The code that asked for an account gets them, too. */
  #registration(command: string, params: readonly string[]): boolean {
    const text = cap(params.at(-1) ?? '', 300);
    if (params[1] === 'ACCOUNT_REQUIRED') {
      this.#wire.serverSaid(text, 'account');
      return true;
    }
    if (!this.#registering) return false;
    this.#registering = false;
    if (command !== 'FAIL' && params[0] === 'SUCCESS') {
      this.#store.self.account = params[1] ?? '';
      this.#end();
    } else this.#wire.fail({ code: 'account', text });
    return false;
  }

  /** Logs in over SASL; false if the server has none that fits. */
  login(credentials: Credentials): boolean {
    const mechanisms = this.#store.caps.get('sasl');
    if (mechanisms === undefined || this.#login || !offersMechanism(mechanisms, credentials.mechanism))
      return false;
    this.#login = credentials;
    this.#challenged = false;
    this.#wire.send(`AUTHENTICATE ${credentials.mechanism}`);
    return true;
  }

  #write(command: string, ...params: string[]): void {
    this.#wire.send(serializeMessage({ command, params: params.map((p) => p.replace(/[\0\r\n]/g, '')) }));
  }

  // ---- capabilities: https://ircv3.net/specs/extensions/capability-negotiation ----

  #cap([, subcommand = '', ...rest]: readonly string[]): void {
    const list = readCaps(rest.at(-1) ?? '');
    const store = this.#store;
    switch (subcommand.toUpperCase()) {
      case 'LS':
        for (const [name, value] of list) store.offered.set(name, value);
        // `CAP * LS * :…` is not the last of the list.
        if (rest.length < 2) this.#request();
        break;
      case 'NEW':
        for (const [name, value] of list) store.offered.set(name, value);
        this.#request();
        break;
      case 'DEL':
        for (const name of list.keys()) {
          store.offered.delete(name);
          store.caps.delete(name);
        }
        break;
      case 'ACK':
        this.#requests--;
        for (const name of list.keys()) {
          if (name.startsWith('-')) store.caps.delete(name.slice(1));
          else store.caps.set(name, store.offered.get(name) ?? '');
        }
        this.#capsSettled();
        break;
      case 'NAK':
        this.#requests--;
        // A request is refused whole: ask for each alone, so that only the culprit is left out.
        if (list.size > 1) for (const name of list.keys()) this.#ask(name);
        this.#capsSettled();
        break;
    }
    store.touchSession();
  }

  #request(): void {
    const { offered, caps } = this.#store;
    for (const group of capRequests(offered.keys(), caps, this.#options.hostsInNames ?? false))
      this.#ask(group);
    this.#capsSettled();
  }

  #ask(group: string): void {
    this.#requests++;
    // Also after CAP END: a request opens the negotiation again, and the server waits for another one.
    this.#ended = false;
    this.#wire.send(`CAP REQ :${group}`);
  }

  #capsSettled(): void {
    if (this.#registering) return;
    if (this.#first !== null && this.#store.offered.has('draft/account-registration')) {
      this.#registering = true;
      this.#wire.send(this.#first);
      this.#first = null;
      return;
    }
    // Without a login nothing depends on the answers, so we do not wait for them. That saves a round trip.
    if (!this.#credentials || !this.#store.offered.has('sasl')) {
      this.#end();
      return;
    }
    if (this.#requests > 0 || this.#login) return;
    if (this.#registered && this.#store.self.account) return;
    if (this.#store.caps.has('sasl') && this.login(this.#credentials)) return;
    this.#end();
  }

  #end(): void {
    if (this.#ended || this.#registered) return;
    this.#ended = true;
    if (this.#options.loginRequired && this.#credentials && !this.#store.self.account)
      this.#wire.fail({ code: 'login', text: '' });
    else if (!this.#store.self.account && this.#accountWords().includes('account-required'))
      this.#wire.fail({ code: 'account', text: '' });
    else this.#wire.send('CAP END');
  }

  // ---- SASL ----

  #authenticate(challenge: string): void {
    if (!this.#login) return;
    const login = this.#login;
    const isFirst = !this.#challenged;
    this.#challenged = true;
    this.#wire.withSasl((answer) => {
      // The connection may have ended while it was loaded.
      if (this.#login === login) for (const line of answer(login, isFirst, challenge)) this.#wire.send(line);
    });
  }

  #loggedIn(ok: boolean, text: string): void {
    if (!this.#login) return;
    const account = this.#store.self.account ?? this.#login.account ?? '';
    if (ok) this.#store.self.account = account;
    this.#login = null;
    this.#store.touchSession();
    this.#store.emit({ type: 'login', ok, account, text: cap(text, this.#store.isupport.linelen) });
    if (!ok && this.#options.loginRequired && !this.#registered)
      this.#wire.fail({ code: 'login', text: cap(text, 300) });
    else this.#end();
  }

  // ---- nick ----

  #otherNick(numeric: string): void {
    this.#nickTries++;
    if (this.#nickTries > MOST_NICK_TRIES) {
      this.#wire.fail({ code: 'nick', text: '' });
      return;
    }
    // 432: the nick is not valid, so a nick that is made from it would not be valid either.
    const base = numeric === '432' && this.#nickTries > 1 ? 'guest' : this.wanted;
    const ascii = numeric === '432' ? base.replace(/[^\w[\]\\`^{}|-]/g, '') || 'guest' : base;
    const tries = numeric === '432' ? this.#nickTries + 2 : this.#nickTries;
    const nick = nextNick(
      ascii,
      tries,
      this.#nickTries > 4 ? 9 : this.#store.isupport.nicklen,
      this.#env.random,
    );
    this.#store.self.nick = nick;
    this.#write('NICK', nick);
  }

  #welcome(nick: string): void {
    this.#registered = true;
    this.#ended = true;
    this.#store.self.nick = nick;
    this.#store.touchSession();
    if (this.#store.fold(nick) !== this.#store.fold(this.wanted))
      this.#store.emit({ type: 'nick-taken', wanted: this.wanted, nick });
  }
}
