// Loaded before the site (NODE_OPTIONS=--import) so that all of it lives at another date: CLOCK_OFFSET ms from now.
const offset = Number(process.env.CLOCK_OFFSET);

globalThis.Date = new Proxy(Date, {
  construct: (real, given) => Reflect.construct(real, given.length === 0 ? [real.now() + offset] : given),
  get: (real, name) => (name === 'now' ? () => real.now() + offset : Reflect.get(real, name)),
});
