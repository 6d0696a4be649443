import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { TEMPORARY } from '#platform/files.ts';
import { decompress } from '../compress.ts';
import { sha256, timeOf } from '../objects.ts';
import { type Manifest, snapshotId } from '../snapshots.ts';

/**
 * Reads everything that a published folder serves and says what is wrong with it: missing, torn, another content than
 * its name or its compressed copy, or a file that nobody listed. Nothing wrong: an empty list.
 */
export async function checkServed(dir: string): Promise<string[]> {
  const root = join(dir, 'current');
  const manifest: Manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  const wrong: string[] = [];
  const expected = new Set<string>();
  for (const [path, { hash, size, variants }] of Object.entries(manifest)) {
    const file = join(root, 'site', path);
    expected.add(file);
    const body = await readFile(file).catch(() => Buffer.alloc(0));
    if (body.length !== size || sha256(body) !== hash) wrong.push(`${path}: ${body.length} bytes of ${size}`);
    else if ((await stat(file)).mtimeMs / 1000 !== timeOf(hash))
      wrong.push(`${path}: its time is not of its content`);
    for (const variant of variants) {
      expected.add(`${file}.${variant}`);
      const unpacked = await readFile(`${file}.${variant}`)
        .then((packed) => decompress(packed, variant))
        .catch(() => Buffer.alloc(0));
      if (!unpacked.equals(body)) wrong.push(`${path}.${variant} is not the same`);
    }
  }
  const entries = await readdir(join(root, 'site'), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    // A temporary file that a crash left has a name that no page knows and nobody guesses; it is removed later.
    if (entry.name.startsWith(TEMPORARY)) continue;
    if (entry.isFile() && !expected.has(file)) wrong.push(`${file}: nobody listed it`);
  }
  if (expected.size === 0) wrong.push('nothing is served');
  if (snapshotId(manifest) !== basename(await readlink(root))) wrong.push('its name is not of its content');
  return wrong;
}
