import { expect, test } from 'vitest';
import { leaveBuffersOutOfJson } from './json-of-buffers.ts';

test('a page of a megabyte takes no room in JSON, and text stays text', () => {
  const { toJSON } = Buffer.prototype;
  leaveBuffersOutOfJson();
  const text = JSON.stringify({ kind: 'APP_PAGE', html: 'text', rscData: Buffer.alloc(1_000_000) });
  Buffer.prototype.toJSON = toJSON;
  expect(text).toBe('{"kind":"APP_PAGE","html":"text","rscData":null}');
});
