export type Level = 'info' | 'warn' | 'error';
export type Fields = Record<string, unknown>;

/** How the parts of the program say what happened. They take it as an argument, so that tests can listen. */
export type Log = (level: Level, event: string, fields?: Fields) => void;

/** Names of fields that must never be written, whatever they hold. */
const SECRET_NAME =
  /(?:^|[_-])(?:key|secret|token|password|authorization|cookie)$|(?:Key|Secret|Token|Password)$/;

/** Secrets inside of texts: in the query of an address, in a header, a private key. */
const SECRET_TEXT =
  /([?&](?:key|token|secret|access_token|password)=)[^&\s"']+|(\bBearer )[\w.~+/=-]+|(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/gi;

const HIDDEN = '[hidden]';

const ignore = () => {};

const listeners: ((event: string, level: Level) => void)[] = [];

/** Calls a listener for each line that this process logs: metrics count them, and alerts wait for some of them. */
export const listenToLog = (listener: (event: string, level: Level) => void) => void listeners.push(listener);

/** Writes one JSON line on stdout: when, how bad, what happened, and what belongs to it. Secrets are left out. */
export const log: Log = (level, event, fields = {}) => {
  for (const listener of listeners) listener(event, level);
  // The reader of the log may go away (EPIPE, a full disk). The program that writes must survive that.
  if (process.stdout.listenerCount('error', ignore) === 0) process.stdout.on('error', ignore);
  process.stdout.write(`${formatLine(new Date(), level, event, fields)}\n`);
};

/** The line that `log` writes. */
export function formatLine(at: Date, level: Level, event: string, fields: Fields): string {
  try {
    return JSON.stringify({ time: at.toISOString(), level, event, ...fields }, hide);
  } catch {
    // A log line must not stop the program: circular, or a getter that throws.
    return JSON.stringify({ time: at.toISOString(), level, event, unwritable: Object.keys(fields) });
  }
}

function hide(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) return HIDDEN;
  if (value instanceof Error) return hideIn(`${value.name}: ${value.message}`);
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? hideIn(value) : value;
}

function hideIn(text: string): string {
  return text.replace(
    SECRET_TEXT,
    (_, query = '', bearer = '', begin = '') => `${query}${bearer}${begin}${HIDDEN}`,
  );
}
