import { defineConfig } from 'vitest/config';

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
  },
});
