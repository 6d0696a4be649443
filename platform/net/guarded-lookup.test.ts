import { describe, expect, it } from 'vitest';
import { type GuardOptions, guardedLookup, hostIsPublic, NotPublic } from './guarded-lookup.ts';

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
    'https://127.0.0.1.nip.io/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/',
  ])('is not that of %s', (url) => expect(hostIsPublic(new URL(url))).toBe(false));
});

const lookUp = (name: string, options: GuardOptions = {}, asked = {}) =>
  new Promise<unknown>((resolve, reject) =>
    guardedLookup(options)(name, asked, (error, address) => (error ? reject(error) : resolve(address))),
  );
const leadingTo = (...addresses: string[]) => ({ resolve: async () => addresses });

describe('guardedLookup', () => {
  it('connects to no name that leads into the own network', async () => {
    await expect(lookUp('localhost')).rejects.toThrow(NotPublic);
    await expect(lookUp('localhost', { loopback: true })).resolves.toMatch(/^(?:127\.0\.0\.1|::1)$/);
  });

  it('gives the addresses that were checked, of the family that is asked for', async () => {
    const both = leadingTo('8.8.8.8', '2606:4700::1111');
    await expect(lookUp('a.example', both)).resolves.toBe('8.8.8.8');
    await expect(lookUp('a.example', both, { family: 6 })).resolves.toBe('2606:4700::1111');
    await expect(lookUp('a.example', both, { all: true })).resolves.toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
  });

  it.each([[['8.8.8.8', '10.0.0.1']], [['::1', '8.8.8.8']], [[]], [['192.175.48.1']]])(
    'refuses a name with the addresses %s',
    async (addresses) => {
      await expect(lookUp('a.example', leadingTo(...addresses), { all: true })).rejects.toThrow(NotPublic);
    },
  );

  it('passes on that a name is unknown', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }));
    await expect(lookUp('a.example', { resolve })).rejects.toThrow('unknown');
  });
});
