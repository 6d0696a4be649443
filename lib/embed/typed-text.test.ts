import { describe, expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';

const options = { siteHost: 'show.example.org', allowedHosts: [] };
const address = 'https://youtu.be/dQw4w9WgXcQ';
const frame = 'https://www.youtube.com/embed/dQw4w9WgXcQ';

describe('an address with something around it', () => {
  test.each([
    `  ${address}  `,
    `\n\t${address}\r\n`,
    `\u00a0${address}\u00a0`,
    `\u200b${address}\ufeff`,
    `\u2066${address}\u2069`,
    `"${address}"`,
    `'${address}'`,
    `"${address}`,
    `\u201c${address}\u201d`,
    `\u201e${address}\u201c`,
    `\u00ab${address}\u00bb`,
    `\`${address}\``,
    `<${address}>`,
    `(${address})`,
    `[${address}]`,
    `"<${address}>"`,
    `${address},`,
    `${address};`,
    `[Night of Films](${address})`,
    `![](${address})`,
    `[Night](${address} "with a title")`,
    `[](<${address}>)`,
    `=HYPERLINK("${address}","Night")`,
    `=hyperlink( "${address}" )`,
    `<iframe src="${frame}"></iframe>`,
    `<iframe src='${frame}' allowfullscreen>`,
    `<iframe src=${frame}></iframe>`,
    `<IFRAME WIDTH="560"\n  HEIGHT="315"\n  SRC="${frame}"></IFRAME>`,
    `<iframe width="560" src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0&amp;start=0" title="a > b" allow="autoplay; fullscreen"></iframe>`,
    `<iframe src="https:&#47;&#x2F;www.youtube.com/embed/dQw4w9WgXcQ"></iframe>`,
    `<div style="padding:56% 0 0 0"><iframe src="${frame}" frameborder="0"></iframe></div><script src="https://www.youtube.com/iframe_api"></script>`,
    `<p>Watch:</p><iframe src="${frame}"></iframe><p><a href="https://elsewhere.example">more</a></p>`,
    `<a href="${address}">Night of Films</a>`,
    `Here: <iframe src="${frame}"></iframe>`,
  ])('%s', (text) => {
    expect(parseAddress(text, options)).toMatchObject({ ok: true, provider: 'youtube', id: 'dQw4w9WgXcQ' });
  });
});

test('entities in a pasted frame are decoded before the address is read', () => {
  const code = '<iframe src="https://player.vimeo.com/video/123456789?badge=0&amp;h=0a1b2c3d4e"></iframe>';
  expect(parseAddress(code, options)).toMatchObject({ ok: true, id: '123456789:0a1b2c3d4e' });
});

test('a pasted video tag is its source', () => {
  const code = '<video controls><source src="https://media.example.net/film.webm" type="video/webm"></video>';
  expect(parseAddress(code, options)).toMatchObject({ ok: true, provider: 'media', kind: 'file' });
});

test.each([
  '<iframe></iframe>',
  '<iframe src=""></iframe>',
  '<blockquote>Night of Films</blockquote>',
  '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ',
  `${address}\n${address}`,
  `Night: ${address}`,
  '<'.repeat(8000),
  '<a "'.repeat(2000),
  '[a]('.repeat(2000),
  ' '.repeat(8000),
])('%# is refused', (text) => {
  expect(parseAddress(text, options)).toMatchObject({ ok: false });
});
