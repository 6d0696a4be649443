import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { templateFile } from './make-template.ts';

test('the template is made of the CSV files beside it: else run `node tools/make-template.ts`', () => {
  expect(readFileSync('public/template/Marquee.xlsx').equals(templateFile())).toBe(true);
});
