/**
 * The stand-in as a program: `node e2e/sheets-stand-in/main.ts --port 4010 [--schedule FILE.csv]`.
 * Then SHEETS_API_ROOT=http://127.0.0.1:4010/ SHEET_ID=stand-in-sheet GOOGLE_API_KEY=stand-in-key npm start.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSheetsStandIn } from './server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, schedule: { type: 'string' } },
});
const standIn = await startSheetsStandIn({ port: Number(values.port) });
standIn.sheet.setTab(
  'Schedule',
  values.schedule ? readFileSync(values.schedule, 'utf8') : 'Date,Start,Title,Stream\n',
);
console.log(JSON.stringify({ root: standIn.root, sheetId: standIn.sheetId, apiKey: standIn.apiKey }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.close());
