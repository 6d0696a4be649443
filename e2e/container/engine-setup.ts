import { type Engine, startEngine, whyNoEngine } from './engine.ts';

/** Starts the engine for a whole run, unless DOCKER_HOST names one, and returns the function that stops it. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.DOCKER_HOST) return async () => {};
  const why = whyNoEngine();
  if (why) {
    process.env.MARQUEE_NO_ENGINE = why;
    console.error(`NO DOCKER ENGINE: ${why}. The tests of the container are skipped.`);
    return async () => {};
  }
  const engine: Engine = await startEngine();
  return () => engine.stop();
}
