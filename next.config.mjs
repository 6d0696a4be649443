// @ts-check
// Plain JavaScript, because Next reads this file again at each start, and reading TypeScript takes its compiler (97 MB),
// which the container leaves out.
import { resolve } from 'node:path';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // This is for a Node that serves by itself; otherwise nginx or the snapshot compresses.
  compress: true,
  // No optimizer: posters are shown as they are, and /_next/image is one address less to attack.
  images: { unoptimized: true },
  // `npm run check` checks the types, so that starting the site need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // The built pages ask for the words of this revision; see server/write-words.ts.
  env: { WORDS_REVISION: process.env.WORDS_REVISION ?? '' },
  // A style sheet that only pages of some sites ask for: importing it gives its address.
  turbopack: { rules: { '*.late.css': { type: 'asset' } } },
  // Compiled code, which a bundler cannot take in.
  serverExternalPackages: ['@napi-rs/canvas'],
  // It orders pages and edits by a clock that nobody sets.
  cacheHandler: resolve('server/pages/next-cache.ts'),
  // The pages of thirty rooms; others, such as those of hundreds of series, are made anew when they are asked for.
  cacheMaxMemorySize: 32 * 1024 * 1024,
  // For `npm run long -- flows`, which tells the files that run.
  productionBrowserSourceMaps: process.env.SOURCE_MAPS === '1',
  experimental: {
    // Next writes its pages with a plain write, and after a crash half a page would be served with a 200.
    // They are made anew at each start instead.
    isrFlushToDisk: false,
    // There are several root layouts, so Next has none to show its own 404 page in.
    globalNotFound: true,
  },
};

export default config;
