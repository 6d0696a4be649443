import { join } from 'node:path';

/**
 * How Playwright starts Firefox as it was installed, over WebDriver BiDi. The Firefox that Playwright itself downloads
 * is a changed one.
 */
export const FIREFOX_LAUNCH = {
  channel: 'moz-firefox',
  executablePath: join(import.meta.dirname, 'start-firefox.ts'),
  firefoxUserPrefs: {
    // Sound and picture begin without a press.
    'media.autoplay.default': 0,
    // Nobody is there to answer whether a site may notify them.
    'permissions.default.desktop-notification': 2,
    // These names are this machine, as Chromium's --host-resolver-rules has it.
    'network.dns.localDomains': 'live.example.org,images.example.org',
    // Every other host is refused at once: no test waits for a server on the internet.
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
    'network.proxy.no_proxies_on': '.example.org',
  },
};
