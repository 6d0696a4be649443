import { existsSync, readdirSync } from 'node:fs';

/** The crew's own style sheets for themes, `public/themes/NAME.css`: their names, which a row may use. */
export function themeFiles(folder = 'public/themes'): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => /^([a-z0-9][a-z0-9-]{0,60})\.css$/.exec(file)?.[1] ?? [])
    .sort();
}
