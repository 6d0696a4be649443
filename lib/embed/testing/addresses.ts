import { describe, expect, test } from 'vitest';
import { frameHosts } from '../frame-hosts.ts';
import { parseAddress } from '../parse-address.ts';
import type { EmbedKind, Provider } from '../types.ts';

/** The pasted text; then kind and id, the start in seconds, and the framed address. */
export type Row = [text: string, kind: EmbedKind, id: string, start?: number | null, src?: string];

const options = { siteHost: 'show.example.org', allowedHosts: ['tube.example.org', 'cast.example.org'] };

/** Tests of one provider: addresses that become its embeds, and addresses of its hosts that are refused. */
export function testAddresses(
  provider: Provider,
  accepted: readonly Row[],
  refused: readonly string[],
): void {
  describe(`${provider}: accepted`, () => {
    test.each(accepted)('%s', (text, kind, id, start, src) => {
      const result = parseAddress(text, options);
      expect(result).toMatchObject({ ok: true, provider, kind, id });
      if (!result.ok) return;
      expect(result.start).toBe(start ?? undefined);
      if (src !== undefined) expect(result.src).toBe(src);
      expect(isFramed(result.src)).toBe(true);
      // The embed itself may be pasted back, and changes nothing.
      if (provider !== 'page')
        expect(parseAddress(result.src, options)).toMatchObject({ ok: true, provider });
    });
  });
  if (refused.length > 0)
    describe(`${provider}: refused`, () => {
      test.each(refused)('%s', (text) => {
        const result = parseAddress(text, options);
        expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(/^[A-Z].{20,160}\.$/) });
      });
    });
}

/** Whether frame-src allows the address. */
function isFramed(src: string): boolean {
  const { origin } = new URL(src);
  return frameHosts(options.allowedHosts).some(
    (host) => host === origin || (host.startsWith('https://*.') && origin.endsWith(host.slice(9))),
  );
}
