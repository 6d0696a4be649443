import { writeFileSync } from 'node:fs';
import { readBoth, withImportTable } from './house/import-table.ts';

// `node tools/write-imports.ts`: writes the table of allowed imports into CONTRIBUTING.md, from lint's configuration.

const { contributing, biome } = readBoth();
writeFileSync('CONTRIBUTING.md', withImportTable(contributing, biome));
