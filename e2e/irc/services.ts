import { connect } from 'node:net';
import { LINK_PASSWORD } from './inspircd-config.ts';

const SID = '0SV';
const NICKSERV = `${SID}AAAAAA`;

export type Services = {
  /** Nobody is asked for a password any more: CAP LS no longer has sasl. */
  close(): Promise<void>;
};

/**
 * A stand-in for a services server, such as Anope or Atheme: speaks InspIRCd's link protocol (1205) over a real link,
 * answers SASL PLAIN, and sits on the network as NickServ. Resolves when the server has taken the link.
 */
export function startServices({
  linkPort,
  accounts,
  sasl: offersSasl = true,
}: {
  linkPort: number;
  accounts: Record<string, string>;
  /** False: services that know NickServ alone. */
  sasl?: boolean;
}): Promise<Services> {
  const socket = connect(linkPort, '127.0.0.1');
  const write = (line: string) => socket.write(`${line}\n`);
  const now = () => Math.floor(Date.now() / 1000);
  const right = (name: string | undefined, password: string | undefined) =>
    name !== undefined &&
    password !== undefined &&
    Object.hasOwn(accounts, name) &&
    accounts[name] === password;
  let rest = '';

  const sasl = (uid: string, type: string, data: string) => {
    const answer = (kind: string, value: string) =>
      write(`:${SID} ENCAP ${uid.slice(0, 3)} SASL ${NICKSERV} ${uid} ${kind} ${value}`);
    if (type === 'S' && data === 'PLAIN') answer('C', '+');
    else if (type === 'S') {
      answer('M', 'PLAIN');
      answer('D', 'F');
    } else if (type === 'C') {
      const [, name, password] = Buffer.from(data, 'base64').toString().split('\0');
      const ok = right(name, password);
      if (ok) write(`:${SID} METADATA ${uid} accountname :${name}`);
      answer('D', ok ? 'S' : 'F');
    }
  };

  const identify = (uid: string, text: string) => {
    const [command = '', name, password] = text.split(' ');
    if (command.toUpperCase() === 'INFO' && name !== undefined && Object.hasOwn(accounts, name))
      write(`:${NICKSERV} NOTICE ${uid} :Registered : Nov 29 12:00:00 2026 (3 hours ago)`);
    if (command.toUpperCase() !== 'IDENTIFY') return;
    const ok = right(name, password);
    if (ok) write(`:${SID} METADATA ${uid} accountname :${name}`);
    write(`:${NICKSERV} NOTICE ${uid} :${ok ? 'You are now identified.' : 'Password incorrect.'}`);
  };

  /** The server closes: when it has, it knows that the link is gone. */
  const close = () =>
    new Promise<void>((done) => {
      socket.once('close', () => done());
      write('ERROR :The tests are over');
    });

  return new Promise((resolve, reject) => {
    const handle = (tagged: string) => {
      const line = tagged.replace(/^@\S+ /, '');
      const at = line.indexOf(' :');
      const text = at < 0 ? '' : line.slice(at + 2);
      const words = (at < 0 ? line : line.slice(0, at)).split(' ');
      if (words[0] === 'ERROR') reject(new Error(`The server refused the link: ${line}`));
      if (words[0] === 'SERVER') {
        write(`:${SID} BURST ${now()}`);
        if (offersSasl) write(`:${SID} METADATA * saslmechlist :PLAIN`);
        write(
          `:${SID} UID ${NICKSERV} ${now()} NickServ services services nickserv 0.0.0.0 ${now()} +io :Nickname services`,
        );
        write(`:${SID} ENDBURST`);
        write(`:${SID} PING ${words[4] ?? '7MQ'}`);
      }
      const source = (words[0] ?? '').slice(1);
      // Our PING is answered once all before it has been taken.
      if (words[1] === 'PONG') resolve({ close });
      if (words[1] === 'PING') write(`:${SID} PONG ${source}`);
      if (words[1] === 'ENCAP' && words[3] === 'SASL') sasl(words[4] ?? '', words[6] ?? '', words[7] ?? text);
      if (words[1] === 'PRIVMSG' && words[2] === NICKSERV) identify(source, text);
    };
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) handle(line.trimEnd());
    });
    socket.on('connect', () => {
      write('CAPAB START 1205');
      write('CAPAB CAPABILITIES :PROTOCOL=1205');
      write('CAPAB END');
      write(`SERVER services.marquee.test ${LINK_PASSWORD} 0 ${SID} :Services for tests`);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The server closed the link.')));
  });
}
