// Loaded before the site (NODE_OPTIONS=--import), so that a test can set its clock while it runs: it is off by as many
// milliseconds as stand in the file CLOCK_FILE. Timers go on as they were, as they do when an operator sets a clock.
import { readFileSync } from 'node:fs';

const read = () => {
  try {
    return Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8'));
  } catch {
    return 0;
  }
};
let offset = read();
setInterval(() => {
  offset = read();
}, 20).unref();

globalThis.Date = new Proxy(Date, {
  construct: (real, given) => Reflect.construct(real, given.length === 0 ? [real.now() + offset] : given),
  get: (real, name) => (name === 'now' ? () => real.now() + offset : Reflect.get(real, name)),
});
