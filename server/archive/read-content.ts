import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileMdx } from '#lib/content/compile-mdx.ts';
import { type Complaints, readFrontMatter, splitFrontMatter } from '#lib/content/front-matter.ts';
import { pageSchema, showSchema } from '#lib/content/schemas.ts';
import type { Content, PageFile, ShowFile } from '#lib/content/types.ts';
import { WrongContent } from '#lib/content/wrong-content.ts';
import { slugOf } from '#lib/schedule/slug.ts';

/** Names that a page cannot have, because these addresses are taken. */
const TAKEN = new Set(
  'api backstage chat embed healthz index irc livez overlay schedule series shows notes'.split(' '),
);

type File = { path: string; slug: string; source: string };

/**
 * Reads and compiles `content/pages/*.mdx` and `content/shows/*.mdx` in a folder. Folders that are not there are empty.
 * @throws WrongContent, with everything that is wrong
 */
export async function readContent(folder: string): Promise<Content> {
  const wrong: string[] = [];
  const pages: { order: number; page: PageFile }[] = [];
  for (const file of await filesOf(folder, 'pages', wrong)) {
    const read = await readPage(file, wrong);
    if (read) pages.push(read);
  }
  const shows: ShowFile[] = [];
  for (const file of await filesOf(folder, 'shows', wrong)) {
    const read = await readShow(file, wrong);
    if (read) shows.push(read);
  }
  if (wrong.length > 0) throw new WrongContent(wrong);
  pages.sort((a, b) => a.order - b.order || (a.page.slug < b.page.slug ? -1 : 1));
  return { pages: pages.map(({ page }) => page), shows };
}

async function filesOf(folder: string, kind: 'pages' | 'shows', wrong: string[]): Promise<File[]> {
  const names = await readdir(join(folder, kind)).catch(() => []);
  const files: File[] = [];
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue;
    const path = `content/${kind}/${name}`;
    const slug = name.replace(/\.mdx$/, '');
    if (/\.(?:md|markdown|html?)$/i.test(name)) wrong.push(`${path}: only files that end in .mdx are read.`);
    if (slug === name) continue;
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
      wrong.push(`${path}: its name becomes its address. Call it ${slugOf(slug)}.mdx.`);
    } else if (kind === 'pages' ? TAKEN.has(slug) : /^\d{4}(?:-\d\d){0,2}$|^search$/.test(slug)) {
      wrong.push(`${path}: this address is taken. Give it another name.`);
    } else files.push({ path, slug, source: await readFile(join(folder, kind, name), 'utf8') });
  }
  return files;
}

async function readPage({ path, slug, source }: File, wrong: string[]) {
  const split = splitFrontMatter(source);
  if (!split) {
    wrong.push(`${path}:1: it must begin with a line ---, then title: …, then a line ---.`);
    return null;
  }
  const front = readFrontMatter(split.yaml, pageSchema);
  const body = await compileMdx(split.body);
  if ('complaints' in front || 'complaints' in body) return complain(path, [front, body], wrong);
  const { title, description = null, nav = title, order } = front.value;
  return { order, page: { slug, title, description, nav: nav === false ? null : nav, code: body.code } };
}

async function readShow({ path, slug, source }: File, wrong: string[]): Promise<ShowFile | null> {
  const split = splitFrontMatter(source) ?? { yaml: '', body: source };
  const front = readFrontMatter(split.yaml, showSchema);
  const body = await compileMdx(split.body);
  if ('complaints' in front || 'complaints' in body) return complain(path, [front, body], wrong);
  const { date = null, time = null, end = null, show = null, aliases, hidden, ...facts } = front.value;
  const isOfRow = show !== null || /-[0-9a-z]{12,13}$/.test(slug);
  if (!isOfRow && (facts.title === undefined || date === null)) {
    wrong.push(
      `${path}:1: say which show it is: "title" and "date", or "show" with the address of a show that the sheet has.`,
    );
    return null;
  }
  const isEmpty = split.body.trim() === '';
  return {
    slug,
    of: show,
    aliases,
    hidden,
    date,
    time,
    end,
    facts,
    code: isEmpty ? null : body.code,
    text: body.text,
  };
}

/** Adds the mistakes in a file. */
function complain(path: string, results: (Complaints | object)[], wrong: string[]): null {
  for (const result of results) {
    if (!('complaints' in result)) continue;
    for (const { line, sentence } of result.complaints) wrong.push(`${path}:${line}: ${sentence}`);
  }
  return null;
}
