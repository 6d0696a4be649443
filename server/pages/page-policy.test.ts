import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptHashes, withPolicy } from './page-policy.ts';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const SITE = "default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'";
const page = (inside: string) =>
  `<!DOCTYPE html><html><head><title>x</title></head><body>${inside}</body></html>`;

describe('scriptHashes', () => {
  test.each<[string, string, string[]]>([
    ['no script', '<p>a</p>', []],
    ['a script of its own', '<script>a()</script>', ['a()']],
    ['an address is not inline', '<script src="/a.js" async=""></script>', []],
    ['attributes', '<script id="_R_" nonce="">b()</script>', ['b()']],
    ['the same twice', '<script>a()</script><script>a()</script>', ['a()']],
    ['white space counts', '<script>\n a() \n</script>', ['\n a() \n']],
    ['data is not code', '<script type="application/ld+json">{"a":1}</script>', []],
    ['a module is code', '<script type="module">m()</script>', ['m()']],
    ['line breaks as the parser reads them', '<script>a\r\nb\rc</script>', ['a\nb\nc']],
    ['letters beyond ASCII', '<script>s="Füße 🎬"</script>', ['s="Füße 🎬"']],
  ])('%s', (_name, html, codes) => {
    expect(scriptHashes(page(html))).toEqual(codes.map(hash));
  });
});

describe('withPolicy', () => {
  test('puts the policy first in the head, without what a meta element cannot carry', () => {
    const result = withPolicy(page('<script>a()</script>'), SITE);
    expect(result).toContain(
      `<head><meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' ${hash('a()')}; base-uri 'none'"/><title>`,
    );
  });

  test('never lets any inline script pass that is not in the page', () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((code) => !/<\/?script|<!--|\r/i.test(code))), (codes) => {
        const html = page(codes.map((code) => `<script>${code}</script>`).join('<p>between</p>'));
        const policy = /content="([^"]*)"/.exec(withPolicy(html, SITE))?.[1] ?? '';
        expect(policy).not.toContain('unsafe-inline');
        expect(new Set(policy.match(/'sha256-[^']+'/g) ?? [])).toEqual(new Set(codes.map(hash)));
      }),
    );
  });

  test('refuses a page that has no head', () => {
    expect(() => withPolicy('<p>hello</p>', SITE)).toThrow();
  });
});
