import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** How many bytes a file of the site's own has, by its address; 0 if the file is elsewhere or missing. */
export function fileLength(address: string, publicFolder = 'public'): number {
  if (!address.startsWith('/')) return 0;
  try {
    const root = resolve(publicFolder);
    const path = resolve(root, `.${decodeURIComponent(address.replace(/[?#].*$/s, ''))}`);
    return path.startsWith(root + sep) ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
  } catch {
    return 0;
  }
}
