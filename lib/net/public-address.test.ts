import { describe, expect, it } from 'vitest';
import { guardedLookup, hostIsPublic, NotPublic } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';

describe('a public address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '223.255.255.1', '2606:4700::1111'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2001::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    'example.org',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a host that may be asked', () => {
  it.each(['https://fcm.googleapis.com/x', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
    'is that of %s',
    (url) => expect(hostIsPublic(new URL(url))).toBe(true),
  );
  it.each([
    'https://localhost/',
    'https://a.localhost/',
    'https://router/',
    'https://printer.local/',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/',
  ])('is not that of %s', (url) => expect(hostIsPublic(new URL(url))).toBe(false));
});

const lookUp = (name: string, options = {}) =>
  new Promise<string>((resolve, reject) =>
    guardedLookup(options)(name, {}, (error, address) => (error ? reject(error) : resolve(String(address)))),
  );

it('connects to no name that leads into the own network', async () => {
  await expect(lookUp('localhost')).rejects.toThrow(NotPublic);
  await expect(lookUp('localhost', { loopback: true })).resolves.toMatch(/^(?:127\.0\.0\.1|::1)$/);
});
