import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// The image's bill of materials as CycloneDX, on standard output: `docker run --rm marquee node deploy/sbom.ts > sbom.json`.
// It lists the packages that are there: of npm, of Debian, and Node.

type Component = {
  type: string;
  name: string;
  version: string;
  purl: string;
  licenses?: { expression: string }[];
};

/** The packages in a node_modules folder, and those inside of them. */
function npmPackages(folder: string): Component[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((part) => `${name}/${part}`) : [name],
    )
    .flatMap((path) => [
      ...npmPackage(join(folder, path)),
      ...npmPackages(join(folder, path, 'node_modules')),
    ]);
}

function npmPackage(folder: string): Component[] {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return [];
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'));
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return [{ type: 'library', name, version, purl, ...(license && { licenses: [{ expression: license }] }) }];
}

/** Debian's packages that are installed here. */
function debianPackages(): Component[] {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills these in.
  const format = '${binary:Package}\t${Version}\t${Architecture}\t${db:Status-Status}\n';
  return execFileSync('dpkg-query', ['--show', `--showformat=${format}`], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([full = '', version = '', architecture = '', status]) => {
      const name = full.replace(/:.*/, '');
      const purl = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${architecture}&distro=debian-12`;
      return status === 'installed' ? [{ type: 'library', name, version, purl }] : [];
    });
}

const version = process.versions.node;
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${randomUUID()}`,
  version: 1,
  metadata: { timestamp: new Date().toISOString(), component: { type: 'container', name: 'marquee' } },
  components: [
    ...npmPackages('node_modules'),
    { type: 'platform', name: 'node', version, purl: `pkg:generic/node@${version}` },
    ...debianPackages(),
  ],
};
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
