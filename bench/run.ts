import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A bench is a folder here with a main.ts that exports this. It prints a table, or with `json` one JSON object. */
export type Bench = { run(options: { json: boolean; args: string[] }): Promise<void> };

const [name = '', ...rest] = process.argv.slice(2);
const main = join(import.meta.dirname, name, 'main.ts');
if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(main)) {
  console.error('Say which: npm run bench -- NAME, where NAME is a folder in bench/.');
  process.exit(2);
}
const bench: Bench = await import(main);
await bench.run({ json: rest.includes('--json'), args: rest.filter((arg) => arg !== '--json') });
