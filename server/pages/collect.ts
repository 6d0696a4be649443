import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isPdfFile } from '#server/notes/pdf.ts';
import { fetchWhole, NotWhole } from './fetch-whole.ts';
import { type Routes, routeOf, segmentNames } from './segments.ts';
import { documentPath, hasExtension, payloadPath, type SiteFile, segmentPath } from './site-file.ts';

/** The files of the site that are on the disk. */
export type Build = {
  /** Next's name for the build. */
  id: string;
  routes: Routes;
  /** The addresses of the pages and feeds that every build has, whatever the sheet says. */
  addresses: string[];
  /** `.next/static`, and `public`. */
  staticFolder: string;
  publicFolder: string;
};

/** Reads what Next left in its folder after a build. */
export async function readBuild(nextFolder: string, publicFolder: string): Promise<Build> {
  const text = (name: string) => readFile(join(nextFolder, name), 'utf8');
  return {
    id: (await text('BUILD_ID')).trim(),
    routes: JSON.parse(await text('app-path-routes-manifest.json')),
    addresses: prerendered(JSON.parse(await text('prerender-manifest.json'))),
    staticFolder: join(nextFolder, 'static'),
    publicFolder,
  };
}

type PrerenderManifest = { routes: Record<string, { initialHeaders?: Record<string, string> }> };

/**
 * The addresses that viewers may have: those that Next made when it built. So a new page or feed is published without being
 * listed anywhere. Next's own addresses are left out, and so is a file that is not HTML if it has no extension, because
 * nginx could not tell its type.
 */
export function prerendered({ routes }: PrerenderManifest): string[] {
  return Object.entries(routes).flatMap(([address, { initialHeaders }]) => {
    const type = initialHeaders?.['content-type'] ?? 'text/html';
    const isOwn = /^\/_/.test(address);
    // How many watched is public only if the sheet says so (public-paths.ts).
    const isOptional = /^\/numbers(?:\.|$)/.test(address);
    return isOwn || isOptional || (!hasExtension(address) && !type.startsWith('text/html')) ? [] : [address];
  });
}

export type CollectOptions = {
  /** The address at which the site answers, such as `http://127.0.0.1:3000`. */
  origin: string;
  build: Build;
  /** Gives a file from Next's memory, or undefined if Next must be asked. */
  made?: (address: string, headers?: Record<string, string>) => Buffer | null | undefined;
  /** Changes a page before it is published. */
  finishPage: (html: string, address: string) => string;
};

/** The files of the addresses that answered as they should, and why the others did not. */
export type Collected = { files: SiteFile[]; missing: { address: string; reason: string }[] };

export type Collector = (addresses: readonly string[]) => Promise<Collected>;

/**
 * Gives a function that fetches pages, their payloads and feeds. It remembers which segments a build has, so that only the
 * first round asks for segments that do not exist.
 */
export function createCollector({ origin, build, made, finishPage }: CollectOptions): Collector {
  const segmentsOf = new Map<string, string[]>();

  async function ask(address: string, headers?: Record<string, string>): Promise<Buffer | null> {
    const body = made?.(address, headers);
    return body === undefined ? fetchWhole(origin, address, headers) : body;
  }

  async function segments(address: string): Promise<SiteFile[]> {
    const route = routeOf(address, build.routes);
    if (!route) return [];
    const names = segmentsOf.get(route) ?? segmentNames(route);
    const bodies = await Promise.all(
      names.map((name) =>
        ask(address, {
          rsc: '1',
          'next-router-prefetch': '1',
          'next-router-segment-prefetch': name,
        }),
      ),
    );
    const found = names.flatMap((name, at) => {
      const body = bodies[at];
      return body ? [{ name, file: { path: segmentPath(address, name), body } }] : [];
    });
    segmentsOf.set(
      route,
      found.map(({ name }) => name),
    );
    return found.map(({ file }) => file);
  }

  async function document(address: string): Promise<SiteFile> {
    const body = await must(address, ask(address));
    if (hasExtension(address)) return { path: documentPath(address), body };
    return { path: documentPath(address), body: Buffer.from(finishPage(body.toString('utf8'), address)) };
  }

  async function all(address: string): Promise<SiteFile[]> {
    if (hasExtension(address)) return [await document(address)];
    const [page, payload, parts] = await Promise.all([
      document(address),
      must(address, ask(address, { rsc: '1' })),
      segments(address),
    ]);
    return [page, { path: payloadPath(address), body: payload }, ...parts];
  }

  return async (addresses) => {
    const collected: Collected = { files: [], missing: [] };
    // A few at a time: hundreds of show pages must not become thousands of open sockets.
    for (let at = 0; at < addresses.length; at += AT_ONCE) {
      const some = addresses.slice(at, at + AT_ONCE);
      const results = await Promise.allSettled(some.map(all));
      for (const [index, result] of results.entries()) {
        if (result.status === 'fulfilled') collected.files.push(...result.value);
        else collected.missing.push({ address: some[index] ?? '', reason: String(result.reason) });
      }
    }
    return collected;
  };
}

const AT_ONCE = 4;

async function must(address: string, body: Promise<Buffer | null>): Promise<Buffer> {
  const found = await body;
  if (!found) throw new NotWhole(`${address} answered 404`);
  return found;
}

/** The files of a folder, under a prefix. Hidden files (`.DS_Store`, `.git`) are left out, except `.well-known` (RFC 8615). */
export async function filesUnder(folder: string, prefix = ''): Promise<SiteFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const copyOf = join(entry.parentPath, entry.name);
    const path = relative(folder, copyOf).split(sep).join('/');
    return entry.isFile() && !/(?:^|\/)\.(?!well-known\/)/.test(path)
      ? [{ path: prefix + path, copyOf }]
      : [];
  });
}

/**
 * The files of `public`. A file among the show notes that is not a PDF is left out, because it would be a page of this
 * site.
 */
export async function publicFiles(folder: string): Promise<SiteFile[]> {
  const files = await filesUnder(folder);
  const kept = await Promise.all(
    files.map(
      async (file) => !file.path.startsWith('notes/') || ('copyOf' in file && (await isPdfFile(file.copyOf))),
    ),
  );
  return files.filter((_, at) => kept[at]);
}
