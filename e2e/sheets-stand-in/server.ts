import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Typed } from './cells.ts';
import errors from './errors.json' with { type: 'json' };
import { applyFieldMask } from './field-mask.ts';
import { StandInSheet } from './sheet.ts';
import { applyBatchUpdate } from './write.ts';

type ErrorName = Exclude<keyof typeof errors, 'about'>;

/** How the stand-in answers. */
export type Mode =
  | { answer: 'ok' }
  /** As `ok`, after a while. */
  | { answer: 'slow'; ms: number }
  /** `retryAfter`: seconds, or an HTTP date that is so many seconds from now. */
  | { answer: ErrorName; retryAfter?: { seconds: number; as: 'seconds' | 'date' } }
  /** The JSON ends early, as if it were whole. */
  | { answer: 'truncated' }
  /** The connection breaks in the middle of the JSON. */
  | { answer: 'broken-off' }
  /** Takes the request and never answers. */
  | { answer: 'hung' };

/** The rights of the service account; the API key may only read. */
export type Sharing = 'viewer' | 'editor';

/** The body of `POST /_control`, as JSON; any of these. The reply has the counts and the mode. */
export type ControlOrder = {
  mode?: Mode;
  setTab?: { name: string; content: string | Typed[][]; hidden?: boolean; merges?: string[] };
  setCell?: { tab: string; cell: string; typed: Typed };
  renameTab?: { name: string; to: string };
  removeTab?: string;
  share?: Sharing;
};

export type StandInOptions = { port?: number; sheetId?: string; apiKey?: string; accessToken?: string };

export type SheetsStandIn = Awaited<ReturnType<typeof startSheetsStandIn>>;

/**
 * A server on loopback that speaks the protocol of sheets.googleapis.com to the real client, as far as
 * `spreadsheets.get` and a `spreadsheets.batchUpdate` of text go: field masks, API keys, bearer tokens and their scopes are
 * checked. `POST /token` is Google's token address.
 */
export async function startSheetsStandIn(options: StandInOptions = {}) {
  const {
    port = 0,
    sheetId = 'stand-in-sheet',
    apiKey = 'stand-in-key',
    accessToken = 'stand-in-token',
  } = options;
  const sheet = new StandInSheet();
  const counts = { reads: 0, writes: 0, tokens: 0 };
  const writeToken = `${accessToken}-write`;
  let sharing: Sharing = 'viewer';
  const held = new Set<ServerResponse>();
  let mode: Mode = { answer: 'ok' };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const [, id, method] = /^\/v4\/spreadsheets\/([^/:]+)(:batchUpdate)?$/.exec(url.pathname) ?? [];
    if (request.method === 'POST' && url.pathname === '/token') {
      counts.tokens++;
      void giveToken(request, response);
    } else if (url.pathname === '/_control') {
      void control(request, response);
    } else if (request.method === 'POST' && id !== undefined && method !== undefined) {
      counts.writes++;
      void write(id, url, request, response);
    } else if (request.method === 'GET' && id !== undefined && method === undefined) {
      counts.reads++;
      answer(id, url, request, response);
    } else {
      sendError(request, response, 'no-such-sheet');
    }
  });

  /** RFC 7523: the token gets the rights that the signed assertion asks for. */
  async function giveToken(request: IncomingMessage, response: ServerResponse) {
    const assertion = new URLSearchParams(await text(request)).get('assertion') ?? '';
    const claims = Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString();
    const token = /auth\/spreadsheets["\s]/.test(claims) ? writeToken : accessToken;
    sendJson(request, response, 200, { access_token: token, expires_in: 3599, token_type: 'Bearer' });
  }

  async function write(id: string, url: URL, request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    const { ms = 0 } = mode as { ms?: number };
    if (mode.answer === 'slow') await new Promise((resolve) => setTimeout(resolve, ms));
    else if (mode.answer !== 'ok') return answer(id, url, request, response);
    const bearer = request.headers.authorization?.replace(/^Bearer /, '');
    if (bearer === undefined) return sendError(request, response, 'key-writes');
    if (bearer !== writeToken || sharing !== 'editor') return sendError(request, response, 'not-shared');
    if (decodeURIComponent(id) !== sheetId) return sendError(request, response, 'no-such-sheet');
    try {
      const update = applyBatchUpdate(sheet, JSON.parse(body));
      const updatedSpreadsheet = update.includeSpreadsheetInResponse
        ? sheet.toSpreadsheet(sheetId)
        : undefined;
      const reply = { spreadsheetId: sheetId, replies: update.requests.map(() => ({})), updatedSpreadsheet };
      const fields = url.searchParams.get('fields') ?? '*';
      sendJson(request, response, 200, applyFieldMask(reply, fields, 'BatchUpdateSpreadsheetResponse'));
    } catch (error) {
      sendInvalid(request, response, `Invalid requests[0]: ${error}`);
    }
  }

  async function control(request: IncomingMessage, response: ServerResponse) {
    try {
      const body = await text(request);
      if (body !== '') obey(JSON.parse(body));
      sendJson(request, response, 200, { ...counts, mode });
    } catch (error) {
      sendJson(request, response, 400, { error: String(error) });
    }
  }

  function obey(order: ControlOrder) {
    if (order.mode) mode = order.mode;
    if (order.share) sharing = order.share;
    if (order.setTab) sheet.setTab(order.setTab.name, order.setTab.content, order.setTab);
    if (order.setCell) sheet.setCell(order.setCell.tab, order.setCell.cell, order.setCell.typed);
    if (order.renameTab) sheet.renameTab(order.renameTab.name, order.renameTab.to);
    if (order.removeTab) sheet.removeTab(order.removeTab);
  }

  function answer(id: string, url: URL, request: IncomingMessage, response: ServerResponse): void {
    if (mode.answer === 'hung') {
      held.add(response);
    } else if (mode.answer === 'slow') {
      setTimeout(() => sendSheet(id, url, request, response), mode.ms).unref();
    } else if (mode.answer === 'ok' || mode.answer === 'truncated' || mode.answer === 'broken-off') {
      sendSheet(id, url, request, response);
    } else {
      sendError(request, response, mode.answer, mode.retryAfter);
    }
  }

  function sendSheet(id: string, url: URL, request: IncomingMessage, response: ServerResponse) {
    const key = url.searchParams.get('key') ?? request.headers['x-goog-api-key'];
    const bearer = request.headers.authorization?.replace(/^Bearer /, '');
    if (key === undefined && bearer === undefined) return sendError(request, response, 'no-key');
    if (key !== undefined && key !== apiKey) return sendError(request, response, 'bad-key');
    if (bearer !== undefined && bearer !== accessToken && bearer !== writeToken)
      return sendError(request, response, 'not-shared');
    if (decodeURIComponent(id) !== sheetId) return sendError(request, response, 'no-such-sheet');

    const tabs = url.searchParams
      .getAll('ranges')
      .map((range) => range.replace(/!.*$/, '').replaceAll("'", ''));
    const lost = tabs.find((name) => !sheet.hasTab(name));
    if (lost !== undefined) return sendInvalid(request, response, `Unable to parse range: ${lost}`);

    const fields = url.searchParams.get('fields') ?? 'spreadsheetId,properties,sheets/properties';
    let reply: unknown;
    try {
      reply = applyFieldMask(sheet.toSpreadsheet(sheetId, tabs.length > 0 ? tabs : null), fields);
    } catch (error) {
      return sendInvalid(request, response, `Request contains an invalid argument. ${error}`);
    }
    if (mode.answer === 'truncated') return sendText(request, response, 200, 'application/json', half(reply));
    if (mode.answer === 'broken-off') {
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
      response.write(half(reply), () => response.destroy());
      return;
    }
    sendJson(request, response, 200, reply);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    /** The value for `SHEETS_API_ROOT`. */
    root,
    sheetId,
    apiKey,
    accessToken,
    sheet,
    counts,
    /** As whom the sheet is shared with the service account. */
    share(as: Sharing): void {
      sharing = as;
    },
    setMode(next: Mode): void {
      mode = next;
    },
    async close(): Promise<void> {
      for (const response of held) response.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function half(reply: unknown): string {
  const json = JSON.stringify(reply);
  return json.slice(0, json.length / 2);
}

function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  name: ErrorName,
  retryAfter?: { seconds: number; as: 'seconds' | 'date' },
): void {
  const { status, body } = errors[name];
  if (retryAfter) {
    const date = new Date(Date.now() + retryAfter.seconds * 1000).toUTCString();
    response.setHeader('retry-after', retryAfter.as === 'date' ? date : String(retryAfter.seconds));
  }
  if (typeof body === 'string') sendText(request, response, status, 'text/html; charset=UTF-8', body);
  else sendJson(request, response, status, body);
}

function sendInvalid(request: IncomingMessage, response: ServerResponse, message: string): void {
  sendJson(request, response, 400, { error: { code: 400, message, status: 'INVALID_ARGUMENT' } });
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, value: unknown): void {
  sendText(request, response, status, 'application/json; charset=UTF-8', JSON.stringify(value, null, 2));
}

function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  content: string,
): void {
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? gzipSync(content) : Buffer.from(content);
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'private',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}
