import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Content } from '#lib/content/types.ts';
import type { WrongContent } from '#lib/content/wrong-content.ts';
import { readContent } from './read-content.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function contentOf(files: Record<string, string>): Promise<Content> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-content-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return readContent(folder);
}

const sentences = (files: Record<string, string>) =>
  contentOf(files).then(
    () => [],
    (error: WrongContent) => error.sentences,
  );

type Props = { children?: unknown } & Record<string, unknown>;
/** Renders an element as React would, as text. */
function jsx(type: unknown, { children, ...props }: Props): string {
  const within = [children].flat(9).filter(Boolean).join('');
  if (typeof type === 'function') return String(type({ ...props, children }));
  const attributes = Object.entries(props).map(([name, value]) => ` ${name}="${value}"`);
  return type === null ? within : `<${type}${attributes.join('')}>${within}</${type}>`;
}
const html = (code: string): string => {
  const { default: Page } = new Function(code)({ Fragment: null, jsx, jsxs: jsx });
  return Page({});
};

it('has pages in their order, with what the navigation calls them', async () => {
  const { pages } = await contentOf({
    'pages/zebra.mdx': '---\ntitle: Zebra\norder: 1\n---\n\nLast letter.',
    'pages/about.mdx': '---\r\ntitle: About us\r\nnav: About\r\n---\r\n\r\n# Hello\r\n',
    'pages/imprint.mdx': '---\ntitle: Imprint\nnav: false\n---\n',
    'pages/.draft.mdx': 'nobody reads this',
    'pages/notes.txt': 'nor this',
  });
  expect(pages.map(({ slug, title, nav }) => [slug, title, nav])).toEqual([
    ['zebra', 'Zebra', 'Zebra'],
    ['about', 'About us', 'About'],
    ['imprint', 'Imprint', null],
  ]);
});

it('makes HTML of Markdown, tables and pasted HTML', async () => {
  const { pages } = await contentOf({
    'pages/rules.mdx':
      '---\ntitle: Rules\n---\n\n## Be kind\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<p class="big" tabindex="0">1 &amp; 2</p>\n\n{1 + 1} ~~never~~\n',
  });
  const [page] = pages;
  const out = html(page!.code);
  expect(out).toContain('<h2>Be kind</h2>');
  expect(out).toContain('<td>2</td>');
  expect(out).toContain('<p className="big" tabIndex="0">1 & 2</p>');
  expect(out).toContain('2 <del>never</del>');
});

it('has shows with what they say instead of their row, and the text to be found by', async () => {
  const { shows } = await contentOf({
    'shows/premiere.mdx':
      '---\ntitle: 2001\ndate: 2026-11-28\ntime: 20:00\nrecording: https://youtu.be/dQw4w9WgXcQ\naliases: [/shows/old-name]\n---\n\nIt was *loud*.\n',
    'shows/late-reel-0123456789ab.mdx': 'Of a row, by its name.',
    'shows/gone.mdx': '---\nshow: /shows/some-show-0123456789ab\nhidden: true\n---\n',
  });
  expect(shows).toMatchObject([
    { slug: 'gone', of: 'some-show-0123456789ab', hidden: true, code: null },
    { slug: 'late-reel-0123456789ab', of: null, text: 'Of a row, by its name.' },
    {
      slug: 'premiere',
      date: '2026-11-28',
      time: '20:00',
      aliases: ['old-name'],
      facts: { title: '2001', recording: 'https://youtu.be/dQw4w9WgXcQ' },
      text: 'It was loud .',
    },
  ]);
});

it.each([
  ['no front matter', 'pages/a.mdx', 'Hello', /a\.mdx:1: it must begin with a line ---/],
  ['no title', 'pages/a.mdx', '---\norder: 1\n---\n', /a\.mdx:1: "title" must be a text/],
  [
    'a wrong date',
    'shows/a.mdx',
    '---\ntitle: A\ndate: 28.11.2026\n---\n',
    /a\.mdx:3: "date" must be a date such as/,
  ],
  [
    'a day that is none',
    'shows/a.mdx',
    '---\ntitle: A\ndate: 2026-02-30\n---\n',
    /a\.mdx:3: "date" must be a date/,
  ],
  [
    'a misspelt name',
    'shows/a.mdx',
    '---\ntitle: A\ndate: 2026-11-28\nrecordnig: x\n---\n',
    /a\.mdx:4: "recordnig" is not known here\. Did you mean "recording"\?/,
  ],
  [
    'an address that is none',
    'shows/a.mdx',
    '---\ntitle: A\ndate: 2026-11-28\nnotes: javascript:alert(1)\n---\n',
    /a\.mdx:4: "notes" must be a PDF, https:\/\/… or a path such as \/x\. .*[^.]\.$/,
  ],
  ['YAML that is none', 'shows/a.mdx', '---\ntitle: A: b: c\n---\n', /a\.mdx:2: this is not YAML/],
  ['neither title nor show', 'shows/a.mdx', 'Text.', /a\.mdx:1: say which show it is/],
  [
    'MDX that is none',
    'pages/a.mdx',
    '---\ntitle: A\n---\n\nText\n\n<b>open\n',
    /a\.mdx:7: Expected a closing tag for `<b>`/,
  ],
  [
    'an HTML comment',
    'pages/a.mdx',
    '---\ntitle: A\n---\n\n<!-- x -->\n',
    /a\.mdx:5: Unexpected character `!`.*\{\/\* text \*\/\}/,
  ],
  [
    'an unknown component',
    'pages/a.mdx',
    '---\ntitle: A\n---\n\n<Gallery />\n',
    /a\.mdx:5: there is no <Gallery>/,
  ],
  [
    'an import',
    'pages/a.mdx',
    '---\ntitle: A\n---\nimport fs from "node:fs"\n',
    /a\.mdx:4: nothing can be imported/,
  ],
  [
    'a style',
    'pages/a.mdx',
    '---\ntitle: A\n---\n\n<p style="color: red">x</p>\n',
    /a\.mdx:5: "style" is refused/,
  ],
  [
    'an expression that fails',
    'pages/a.mdx',
    '---\ntitle: A\n---\n\n{nothing.at.all}\n',
    /a\.mdx:1: what stands between braces fails/,
  ],
  ['a name that is no address', 'pages/Über uns.mdx', '---\ntitle: A\n---\n', /Call it uber-uns\.mdx/],
  ['an address that is taken', 'pages/schedule.mdx', '---\ntitle: A\n---\n', /this address is taken/],
  ['another ending', 'pages/a.html', 'x', /only files that end in \.mdx/],
])('refuses %s, with file and line', async (_, name, text, sentence) => {
  expect((await sentences({ [name]: text })).join('\n')).toMatch(sentence);
});

it('says all that is wrong at once', async () => {
  expect(
    await sentences({ 'pages/a.mdx': '', 'pages/b.mdx': '---\n---\n<C/>', 'shows/c.mdx': '' }),
  ).toHaveLength(4);
});

it('has nothing if there is no folder', async () => {
  expect(await readContent('/nowhere/at/all')).toEqual({ pages: [], shows: [] });
});
