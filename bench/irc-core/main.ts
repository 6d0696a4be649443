import { wired } from '../../e2e/irc/virtual.ts';
import { parseMessage } from '../../lib/irc/message/parse.ts';

// The crowd of a premiere night, and the flood that the chat bench sends.
const MEMBERS = 5680;
const FLOOD = 100_000;
const EVENING = 500_000;
const SPLIT = 5000;
const ROUNDS = 5;

const WORDS = 'the pony on the screen waves and everybody in the room waves back at it'.split(' ');
const CAPS =
  'message-tags server-time batch account-tag echo-message labeled-response multi-prefix extended-join';

const nick = (i: number) => `viewer-${i.toString(36)}`;

/** Lines as InspIRCd sends them to a client with tags, every 16th naming the viewer. */
function flood(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, n) => {
    const i = n + from;
    const words = Array.from({ length: 6 + (i % 9) }, (_, w) => WORDS[(i * 7 + w * 3) % WORDS.length]).join(
      ' ',
    );
    const time = new Date(1_795_000_000_000 + i * 5).toISOString();
    const text = i % 16 === 0 ? `viewer: ${words}` : words;
    return `@time=${time};msgid=1MQ~1795000000~${i} :${nick(i % MEMBERS)}!web@host.example PRIVMSG #show :${text}`;
  });
}

/** The least that a client does with a line: cuts it at spaces, and keeps who and what. Ours is compared with it. */
function bareParse(line: string): { command: string; who: string; text: string } {
  const rest = line.startsWith('@') ? line.slice(line.indexOf(' ') + 1) : line;
  const at = rest.indexOf(' :', 1);
  const head = (at < 0 ? rest : rest.slice(0, at)).split(' ');
  const text = at < 0 ? (head.at(-1) ?? '') : rest.slice(at + 2);
  return { command: head[1] ?? '', who: (head[0] ?? '').slice(1).split('!')[0] ?? '', text };
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The median (ms) of some rounds; `prepare` makes the things whose time must not be measured. */
function measure<T>(prepare: () => T, work: (prepared: T) => void): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const prepared = prepare();
      const begun = performance.now();
      work(prepared);
      return performance.now() - begun;
    }),
  );
}

function connected() {
  const wire = wired({ channels: ['#show'] });
  wire.client.connect();
  wire.welcome({ caps: CAPS });
  wire.receive(':viewer!v@example JOIN #show * :viewer');
  return wire;
}

/** NAMES in frames of about 400 bytes, and the sorted list, as a member list reads it. */
function names(wire: ReturnType<typeof connected>): void {
  for (let i = 0; i < MEMBERS; i += 34) {
    const some = Array.from(
      { length: Math.min(34, MEMBERS - i) },
      (_, n) => (i + n < 40 ? '+' : '') + nick(i + n),
    );
    wire.receive(`:irc.test 353 viewer = #show :${some.join(' ')}`);
  }
  wire.receive(':irc.test 366 viewer #show :End');
  wire.client.state.find('#show')?.members.sorted();
}

function joined() {
  const wire = connected();
  names(wire);
  wire.client.takeChanges();
  return wire;
}

/** Takes changes every few lines, as a page does each frame. */
function receive(wire: ReturnType<typeof connected>, lines: readonly string[], perFrame = 16): void {
  lines.forEach((line, i) => {
    wire.receive(line);
    if (i % perFrame !== 0) return;
    // The harness keeps events for tests. Here they would look like a leak.
    wire.events.length = 0;
    wire.client.takeChanges();
    wire.client.state.find('#show')?.members.sorted();
  });
}

/** Heap in MB after collection; NaN if `node` runs without --expose-gc. */
function heap(): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) return Number.NaN;
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

function evening(): { atTenMinutes: number; atEnd: number } {
  const wire = joined();
  const perStep = 10_000;
  let atTenMinutes = Number.NaN;
  for (let from = 0; from < EVENING; from += perStep) {
    receive(wire, flood(perStep, from));
    for (let i = 0; i < 100; i++) {
      const who = `passer-by-${from + i}!x@h`;
      wire.receive(`:${who} JOIN #show * :x`, `:${who} PART #show`);
    }
    // Time passes in short steps, so that the connection does not count as dead.
    for (let passed = 0; passed < (4 * 3_600_000 * perStep) / EVENING; passed += 40_000) {
      wire.env.advance(40_000);
      wire.receive(':irc.test PONG irc.test still-there');
    }
    if (from === perStep * 3) atTenMinutes = heap();
  }
  const atEnd = heap();
  if (wire.client.state.find('#show')?.members.size !== MEMBERS + 1) throw new Error('Members went astray.');
  return { atTenMinutes, atEnd };
}

/** Measures the core without a page: microseconds for a line, and the cost of bursts of thousands of lines. */
export async function run({ json }: { json: boolean; args: string[] }): Promise<void> {
  // This is measured first, because the heap has nothing else then.
  const heapMB = evening();
  const lines = flood(FLOOD);
  let kept = 0;
  const perLine = (ms: number) => (ms * 1000) / FLOOD;
  const bare = perLine(
    measure(
      () => lines,
      (all) => {
        for (const line of all) kept += bareParse(line).text.length;
      },
    ),
  );
  const parse = perLine(
    measure(
      () => lines,
      (all) => {
        for (const line of all) kept += parseMessage(line)?.params.length ?? 0;
      },
    ),
  );
  const whole = perLine(measure(joined, (wire) => receive(wire, lines)));
  if (kept === 0) throw new Error('Nothing was parsed.');

  const quits = Array.from({ length: SPLIT }, (_, i) => `:${nick(i)}!web@h QUIT :hub.example leaf.example`);
  const returns = Array.from({ length: SPLIT }, (_, i) => `:${nick(i)}!web@h JOIN #show * :x`);
  const nicks = Array.from({ length: SPLIT }, (_, i) => `:${nick(i)}!web@h NICK x${nick(i)}`);
  const topic = `:irc.test TOPIC #show :${Array.from({ length: 400 }, (_, i) => String.fromCharCode(i % 32))
    .join('')
    .replace(/[\0\r\n]/g, '')}`;
  const result = {
    node: process.version,
    microsecondsPerLine: { bareParse: bare, parse, parseAndState: whole },
    timesBareParse: { parse: parse / bare, parseAndState: whole / bare },
    milliseconds: {
      names5680: measure(connected, names),
      quits5000: measure(joined, (wire) => receive(wire, quits)),
      returns5000: measure(
        () => {
          const wire = joined();
          receive(wire, quits, SPLIT);
          return wire;
        },
        (wire) => receive(wire, returns),
      ),
      nicks5000: measure(joined, (wire) => receive(wire, nicks)),
      topicOfControlCodes: measure(joined, (wire) => wire.receive(topic)),
    },
    heapMB,
  };
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  console.table(
    Object.fromEntries(
      Object.entries(result.microsecondsPerLine).map(([name, us]) => [
        name,
        { 'µs a line': us.toFixed(2), 'times bare': (us / bare).toFixed(2) },
      ]),
    ),
  );
  console.table(
    Object.fromEntries(
      Object.entries(result.milliseconds).map(([name, ms]) => [name, { ms: ms.toFixed(1) }]),
    ),
  );
  console.log(
    Number.isNaN(result.heapMB.atEnd)
      ? 'Heap: run with NODE_OPTIONS=--expose-gc to see it.'
      : `Heap over ${EVENING} lines: ${result.heapMB.atTenMinutes.toFixed(1)} MB after the first ten minutes, ${result.heapMB.atEnd.toFixed(1)} MB at the end.`,
  );
}
