import { expect, it } from 'vitest';
import { sourceOfAddress } from './sheet-address.ts';

const ID = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';

it.each([
  [`https://docs.google.com/spreadsheets/d/${ID}/edit#gid=7`, `/d/${ID}/export?format=csv&gid=7`],
  [`https://docs.google.com/spreadsheets/d/${ID}`, `/d/${ID}/export?format=csv`],
  [`https://docs.google.com/spreadsheets/u/1/d/${ID}/edit?gid=7#gid=8`, `/d/${ID}/export?format=csv&gid=8`],
  [`https://docs.google.com/spreadsheets/d/e/2PACX-${ID}/pubhtml`, `/d/e/2PACX-${ID}/pub?output=csv`],
])('%s is read as CSV without a key', (address, path) => {
  expect(sourceOfAddress(address, {})).toEqual({
    kind: 'csv',
    url: `https://docs.google.com/spreadsheets${path}`,
  });
});

it('is read by the API with a key', () => {
  const env = { GOOGLE_API_KEY: 'key', SHEETS_API_ROOT: 'http://127.0.0.1:9/' };
  expect(sourceOfAddress(`https://docs.google.com/spreadsheets/d/${ID}/edit`, env)).toEqual({
    kind: 'google',
    sheetId: ID,
    auth: { apiKey: 'key' },
    apiRoot: 'http://127.0.0.1:9/',
  });
});

it.each([
  'https://example.org/',
  `https://docs.google.com.example.org/spreadsheets/d/${ID}`,
  'https://docs.google.com/document/d/x',
  'https://[',
])('%s is no sheet', (address) => {
  expect(() => sourceOfAddress(address, {})).toThrow(/not the address of a Google Sheet/);
});
