import { spawnSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

const SCRIPT = join(import.meta.dirname, '../../deploy/apps-script/marquee.gs');

/** Calls an address and waits for it, as UrlFetchApp does: in a process of its own, which may be waited for. */
function fetchAndWait(url: string, options: Record<string, unknown>): { status: number; text: string } {
  const program = `const [url, options] = JSON.parse(process.argv[1]);
    const answer = await fetch(url, options);
    console.log(JSON.stringify({ status: answer.status, text: await answer.text() }));`;
  const { method, contentType, payload, headers } = options as Record<string, string> & {
    headers: Record<string, string>;
  };
  const request = { method, body: payload, headers: { ...headers, 'content-type': contentType } };
  const child = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, JSON.stringify([url, request])],
    { encoding: 'utf8' },
  );
  if (child.status !== 0) throw new Error(`Address unavailable: ${url}`);
  return JSON.parse(child.stdout);
}

// Apps Script's bytes are Java's: from -128 to 127.
const toBytes = (data: Buffer) => [...new Int8Array(data)];
const fromBytes = (bytes: number[]) => Buffer.from(Int8Array.from(bytes).buffer);

/** The person in the trigger's event, if Google names them. */
type ChangeEvent = { user?: { getEmail(): string } };

/** The script of deploy/apps-script in a context of its own, with stand-ins for Google's services. */
export function loadAppsScript(properties: Record<string, string>, call = fetchAndWait) {
  const toasts: { title: string; text: string }[] = [];
  const triggers: { handler: string; on: string }[] = [];
  const menu: string[] = [];
  const spreadsheet = {
    toast: (text: string, title: string) => void toasts.push({ title, text }),
  };
  const context = createContext({
    SpreadsheetApp: {
      getActive: () => spreadsheet,
      getUi: () => ({
        createMenu: () => {
          const builder = {
            addItem(_: string, handler: string) {
              menu.push(handler);
              return builder;
            },
            addToUi() {},
          };
          return builder;
        },
      }),
    },
    ScriptApp: {
      getProjectTriggers: () =>
        triggers.map((trigger) => ({ ...trigger, getHandlerFunction: () => trigger.handler })),
      deleteTrigger: ({ handler }: { handler: string }) =>
        triggers.splice(
          triggers.findIndex((trigger) => trigger.handler === handler),
          1,
        ),
      newTrigger: (handler: string) => ({
        forSpreadsheet: (sheet: unknown) => {
          if (sheet !== spreadsheet) throw new Error('Not a spreadsheet');
          return { onChange: () => ({ create: () => triggers.push({ handler, on: 'change' }) }) };
        },
      }),
    },
    PropertiesService: {
      getScriptProperties: () => ({ getProperty: (name: string) => properties[name] ?? null }),
    },
    Utilities: {
      getUuid: () => randomUUID(),
      newBlob: (text: string) => ({ getBytes: () => toBytes(Buffer.from(text)) }),
      base64Encode: (bytes: number[]) => fromBytes(bytes).toString('base64'),
      base64Decode: (text: string) => toBytes(Buffer.from(text, 'base64')),
      computeHmacSha256Signature: (value: number[], key: number[]) =>
        toBytes(createHmac('sha256', fromBytes(key)).update(fromBytes(value)).digest()),
    },
    UrlFetchApp: {
      fetch: (url: string, options: Record<string, unknown>) => {
        const { status, text } = call(url, options);
        return { getResponseCode: () => status, getContentText: () => text };
      },
    },
  });
  new Script(readFileSync(SCRIPT, 'utf8'), { filename: 'marquee.gs' }).runInContext(context);
  const run = (name: 'install' | 'sheetChanged' | 'onOpen', event?: ChangeEvent) => {
    context.event = event;
    return new Script(`${name}(event)`).runInContext(context);
  };
  return { run, toasts, triggers, menu, properties };
}
