/** `npm run long -- NAME`: one of the checks that take too long for `npm test`, a file of this folder. */
export type Long = { run(args: string[]): Promise<void> };

const [name = '', ...rest] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/.test(name) || name === 'run') {
  console.error('Say which: npm run long -- NAME, where NAME is a file in long/.');
  process.exit(2);
}
const long: Long = await import(`./${name}.ts`);
await long.run(rest);
