import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,bin,bot,components,deploy,lib,server}/**/*.test.{ts,tsx}'],
    // Two cores and a property test in most files: the default of five seconds is for idle machines.
    testTimeout: 20_000,
    // Tests that say they are concurrent wait for a server, which lets people in once a second.
    maxConcurrency: 40,
  },
});
