import { connect } from 'node:net';
import { LINK_PASSWORD } from '../irc/inspircd-config.ts';

/** Many people in a channel, over one link between servers. To a client they look like people with sockets. */
export type Crowd = {
  say(person: number, text: string): void;
  part(person: number): void;
  join(person: number): void;
  quit(person: number, reason: string): void;
  /** People who had quit come back to the channel; resolves when the server has read it. */
  arrive(people: readonly number[]): Promise<void>;
  rename(person: number, nick: string): void;
  topic(text: string): void;
  /** Makes the server read on; see `settled`. */
  nudge(): void;
  close(): void;
};

const SID = '8CR';
const COLOURS = [
  'Amber',
  'Blue',
  'Coral',
  'Dusty',
  'Ebony',
  'Flint',
  'Green',
  'Hazel',
  'Ivory',
  'Jade',
  'Khaki',
  'Lilac',
];
const ANIMALS = [
  'Adder',
  'Bison',
  'Crane',
  'Dingo',
  'Egret',
  'Finch',
  'Gecko',
  'Heron',
  'Ibex',
  'Jackal',
  'Koala',
  'Lemur',
];

/** The nick of one of the crowd. */
export const nickOf = (person: number) => {
  const colour = COLOURS[person % COLOURS.length] ?? '';
  const animal = ANIMALS[Math.floor(person / COLOURS.length) % ANIMALS.length] ?? '';
  return `${colour}${animal}${Math.floor(person / (COLOURS.length * ANIMALS.length)) || ''}`;
};
const uid = (person: number) => `${SID}A${person.toString(36).toUpperCase().padStart(5, '0')}`;
/** The first three are operators; of the next ones, every other person has voice. */
const modesOf = (person: number) => (person < 3 ? 'o' : person < 40 && person % 2 === 1 ? 'v' : '');

/** Links to InspIRCd (protocol 1205, https://docs.inspircd.org/server/) as `crowd.marquee.test` and fills `channel`. */
export async function gatherCrowd(port: number, channel: string, size: number): Promise<Crowd> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('utf8');
  // This is before everything that the server did, and the clocks of a link may differ by up to a minute.
  const began = Math.floor(Date.now() / 1000) - 30;
  let rest = '';
  let peer = '';
  let error = '';
  let membership = 0;
  const waiting = new Map<string, () => void>();
  const failed = new Promise<never>((_, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`The link of the crowd was closed. ${error}`)));
  });
  // Code that waits gets this error. Later nobody waits, and it only means that the bench has ended.
  failed.catch(() => {});
  const hear = (word: string) => new Promise<void>((resolve) => waiting.set(word, resolve));
  const write = (line: string) => void socket.write(`${line}\n`);

  socket.on('data', (data: string) => {
    const lines = (rest + data).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const words = line.split(' ');
      if (words[0] === 'ERROR') error = line;
      if (words[0] === 'SERVER') peer = words[4] ?? '';
      if (words[1] === 'PING') write(`:${SID} PONG ${words[0]?.slice(1)}`);
      for (const word of [words[0] ?? '', words[1] ?? '']) waiting.get(word)?.();
    }
  });

  /** Sends lines and waits until the server has read them. It can stop in a burst that it has to read in pieces. */
  async function settled(lines: string): Promise<void> {
    const read = hear('PONG');
    socket.write(`${lines}:${SID} PING ${peer}\n`);
    const nudges = setInterval(() => write(`:${SID} PING ${peer}`), 40);
    await Promise.race([read, failed]).finally(() => clearInterval(nudges));
  }

  const linked = hear('SERVER');
  socket.write('CAPAB START 1205\nCAPAB CAPABILITIES :PROTOCOL=1205\nCAPAB END\n');
  write(`SERVER crowd.marquee.test ${LINK_PASSWORD} 0 ${SID} :a crowd`);
  await Promise.race([linked, failed]);

  const CHUNK = 60;
  async function arrive(all: readonly number[]): Promise<void> {
    for (let from = 0; from < all.length; from += CHUNK) await arriveSome(all.slice(from, from + CHUNK));
  }
  async function arriveSome(people: readonly number[]): Promise<void> {
    const users = people.map((person) => {
      const nick = nickOf(person);
      const ip = `127.2.${person >> 8}.${person & 255}`;
      return `:${SID} UID ${uid(person)} ${began} ${nick} h${person}.example h${person}.example web ${ip} ${began} + :${nick}\n`;
    });
    const members = people.map((person) => `${modesOf(person)},${uid(person)}:${membership++}`);
    const joins = [];
    for (let i = 0; i < members.length; i += 15) {
      joins.push(`:${SID} FJOIN ${channel} ${began} +nt :${members.slice(i, i + 15).join(' ')}\n`);
    }
    await settled(users.join('') + joins.join(''));
  }
  write(`:${SID} BURST ${began}`);
  await arrive(Array.from({ length: size }, (_, person) => person));
  await settled(`:${SID} ENDBURST\n`);

  return {
    say: (person, text) => write(`:${uid(person)} PRIVMSG ${channel} :${text}`),
    part: (person) => write(`:${uid(person)} PART ${channel} :bye`),
    join: (person) => write(`:${SID} FJOIN ${channel} ${began} + :,${uid(person)}:${membership++}`),
    quit: (person, reason) => write(`:${uid(person)} QUIT :${reason}`),
    arrive,
    rename: (person, nick) => write(`:${uid(person)} NICK ${nick} ${Math.floor(Date.now() / 1000)}`),
    topic: (text) =>
      write(`:${SID} FTOPIC ${channel} ${began} ${Math.floor(Date.now() / 1000)} crowd :${text}`),
    nudge: () => write(`:${SID} PING ${peer}`),
    close: () => void socket.destroy(),
  };
}
