import { expect, it } from 'vitest';
import { loadAppsScript } from '../e2e/backstage/apps-script.ts';

const properties = { SITE_URL: 'https://watch.example.org', REFRESH_SECRET: 'a secret of the tests' };
const refusing = () => {
  throw new Error('You do not have permission to call getEmail');
};

it.each([
  ['whom Google names', { user: { getEmail: () => 'ann@example.org' } }, 'ann'],
  ['of another domain', { user: { getEmail: () => '' } }, undefined],
  ['whom the script may not ask about', { user: { getEmail: refusing } }, undefined],
  ['of whom the event says nothing', {}, undefined],
  ['who pressed the menu', undefined, undefined],
])('tells the site of somebody %s, never with their whole address', (_, event, editor) => {
  const sent: unknown[] = [];
  const { run, toasts } = loadAppsScript(properties, (url, { payload }) => {
    sent.push([url, JSON.parse(String(payload))]);
    return { status: 200, text: '{"accepted":true,"problems":[]}' };
  });
  run('sheetChanged', event);
  expect(sent).toEqual([
    ['https://watch.example.org/api/refresh', { type: 'sheet.changed', ...(editor && { editor }) }],
  ]);
  expect(toasts).toMatchObject([{ title: 'On the site' }]);
});
