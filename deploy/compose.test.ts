import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');

test('compose passes on every variable of .env.example that concerns the site', () => {
  const { services } = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'));
  const passed = services.site.environment.map((entry: string) => entry.split('=')[0]);
  const names = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  // Variables of the bot, variables that the container sets itself, and variables for tests.
  const others =
    /^(?:BOT_|DEPLOY_)|^(?:PORT|HOST|DATA_DIR|PUBLISH_DIR|DEMO_CHAT_PORT|STREAM_CHECK_PINS|PUSH_LOOPBACK|SHEETS_API_ROOT)$/;
  expect(passed).toEqual(expect.arrayContaining(names.filter((name) => !others.test(name ?? ''))));
});
