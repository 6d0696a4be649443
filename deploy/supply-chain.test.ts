import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import project from '../package.json' with { type: 'json' };

// Checks of the dependencies that need no network. `npm test` asks npm audit as well, if the registry offers it.
type Locked = {
  version?: string;
  license?: string;
  integrity?: string;
  inBundle?: boolean;
  hasInstallScript?: boolean;
};
const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).flatMap(([path, locked]) =>
  path ? [{ name: path.replace(/^.*node_modules\//, ''), ...locked }] : [],
);

/** Licences under which a program of the MIT licence may use a package as it is. */
const LICENCES = new Set([
  ...['MIT', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  // For files of these alone, which are not changed here: code, fonts, and a table of browsers.
  ...['MPL-2.0', 'OFL-1.1', 'CC-BY-4.0'],
]);
/** libvips, of Next's image optimizer, which is off and not in the image. */
const LGPL = /^@img\/sharp-/;

function isAllowed(licence: string, name: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(/ (?:OR|AND) /)
    .every((one) => LICENCES.has(one) || (one === 'LGPL-3.0-or-later' && LGPL.test(name)));
}

/** Versions before these have known holes. */
const AT_LEAST = { next: [16, 4, 6], react: [19, 3, 1], 'react-dom': [19, 3, 1] } as const;

describe('the dependencies', () => {
  it('have licences that this project may use', () => {
    const wrong = packages.filter(({ name, license = 'none' }) => !isAllowed(license, name));
    expect(wrong.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
    expect(isAllowed('GPL-3.0', 'x')).toBe(false);
    expect(isAllowed('MIT AND LGPL-3.0-or-later', 'x')).toBe(false);
  });

  it('are locked to bytes', () => {
    // A bundled package comes inside of another one's bytes.
    const unlocked = packages.filter(
      ({ integrity = '', inBundle }) => !inBundle && !/^sha(?:512|384)-/.test(integrity),
    );
    expect(unlocked.map(({ name }) => name)).toEqual([]);
  });

  it('run no script at installation but those that package.json allows', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted.filter((name) => !(name in project.allowScripts))).toEqual([]);
  });

  it.each(Object.entries(AT_LEAST))('%s is no version with known holes', (name, least) => {
    const [major = 0, minor = 0, patch = 0] = (lock.packages[`node_modules/${name}`]?.version ?? '')
      .split('.')
      .map(Number);
    const [a, b, c] = least;
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(a * 1e6 + b * 1e3 + c);
  });
});
