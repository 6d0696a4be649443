#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';
import { FIREFOX } from './firefox-binary.ts';
import { relayBidi } from './relay-bidi.ts';

// Playwright starts this program in place of Firefox. It starts Firefox with the same arguments and stands between the
// two, because Playwright ends a context at once if Firefox does not know a command that the tests do not need.

const LISTENING = /^(WebDriver BiDi listening on )(ws:\/\/\S+)$/;

const firefox = spawn(FIREFOX, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
const relay = new WebSocketServer({ host: '127.0.0.1', port: 0 });
await once(relay, 'listening');

createInterface({ input: firefox.stderr }).on('line', (line) => {
  const [, words, target] = LISTENING.exec(line) ?? [];
  const address = relay.address();
  if (!words || !target || !address || typeof address === 'string') {
    process.stderr.write(`${line}\n`);
    return;
  }
  relay.on('connection', (client, request) => relayBidi(client, `${target}${request.url}`));
  process.stderr.write(`${words}ws://127.0.0.1:${address.port}\n`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => firefox.kill(signal));
firefox.once('exit', (code) => process.exit(code ?? 1));
firefox.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
