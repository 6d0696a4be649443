import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // nginx, or the snapshot, compresses; this is for a Node that stands alone.
  compress: true,
  // No optimizer: posters are shown as they are, and /_next/image is one door less.
  images: { unoptimized: true },
  // Types are checked by `npm run check`; whoever only starts the site need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Compiled code, which a bundler cannot take in.
  serverExternalPackages: ['@napi-rs/canvas'],
  experimental: {
    // Next writes its pages with a plain write, and after a crash half a page would be served with a 200.
    // They are made anew at each start instead.
    isrFlushToDisk: false,
    // Several root layouts, so none that Next could show its own page in.
    globalNotFound: true,
  },
};

export default config;
