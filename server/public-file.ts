import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** The path of the file below `public/` that an address of this site means; null for addresses that mean none. */
export function publicFile(address: string, publicFolder: string): string | null {
  try {
    const root = resolve(publicFolder);
    const path = join(root, decodeURIComponent(address.replace(/[?#].*$/s, '')));
    return address.startsWith('/') && path.startsWith(root + sep) && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

/** How many bytes a file of the site's own has, by its address; 0 if the file is elsewhere or missing. */
export function fileLength(address: string, publicFolder = 'public'): number {
  const path = publicFile(address, publicFolder);
  try {
    return (path !== null && statSync(path, { throwIfNoEntry: false })?.size) || 0;
  } catch {
    return 0;
  }
}
