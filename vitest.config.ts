import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take longest, because they wait for processes and servers. */
const LONGEST = ['bot/chaos.test.ts', 'server/pages/crash.test.ts'];

/** In a fresh checkout vitest begins with the largest files, and would end with these small ones, on one core. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(`/${name}`));
    const { long = [], other = [] } = Object.groupBy(await super.sort(files), (file) =>
      isLong(file) ? 'long' : 'other',
    );
    return [...long, ...other];
  }
}

export default defineConfig({
  // Tests of components read no styles. Without this Vite would load the site's PostCSS plugins, which only Next can load.
  css: { postcss: {} },
  test: {
    include: ['{app,bot,cli,components,deploy,lib,platform,server,tools}/**/*.test.{ts,tsx}'],
    setupFiles: ['tools/testing/property-seed.ts'],
    // Two cores and a property test in most files: the default of five seconds is for idle machines.
    testTimeout: 20_000,
    // Vitest leaves one core to others, and then a machine with two runs one file at a time.
    maxWorkers: '100%',
    // Tests that say they are concurrent wait for a server, which lets people in once a second.
    maxConcurrency: 40,
    sequence: { sequencer: LongestFirst },
  },
});
