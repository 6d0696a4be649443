import { expect, it } from 'vitest';
import { openCrewKeys } from '#server/crew/keys.ts';
import { createAccess } from './access.ts';

const KEY = 'the key of the crew';
const at = (address: string) => ({ address, isThisMachine: false });

function makeAccess() {
  let passed = 0;
  const access = createAccess({
    backstageKey: KEY,
    demo: false,
    siteUrl: new URL('https://watch.example.org'),
    keys: openCrewKeys('/dev/null/none'),
    now: Date.now,
    monotonic: () => passed,
  });
  return {
    signIn: (key: string, from: string) => access.signIn(key, 'Ada', at(from)),
    pass: (ms: number) => {
      passed += ms;
    },
  };
}
const signedIn = { cookie: expect.stringContaining('marquee_backstage=') };

it('takes no key from an address after ten wrong ones, for ten minutes', () => {
  const { signIn, pass } = makeAccess();
  for (let n = 0; n < 10; n++) expect(signIn(`wrong ${n}`, '203.0.113.7')).toBe('wrong');
  expect(signIn(KEY, '203.0.113.7')).toBe('too-many');
  pass(600_000);
  expect(signIn(KEY, '203.0.113.7')).toEqual(signedIn);
});

it('lets the right key in, whatever others try from hundreds of addresses', () => {
  const { signIn } = makeAccess();
  for (let host = 0; host < 250; host++) {
    for (let n = 0; n < 10; n++) signIn(`wrong ${n}`, `198.51.100.${host}`);
  }
  for (let host = 0; host < 1000; host++) signIn('wrong', `2001:db8:bad:${host.toString(16)}::1`);
  expect(signIn(KEY, '203.0.113.7')).toEqual(signedIn);
  expect(signIn(KEY, '2001:db8:900d::1')).toEqual(signedIn);
});

it('counts the addresses of one IPv6 network together', () => {
  const { signIn } = makeAccess();
  const answers = Array.from({ length: 200 }, (_, host) => signIn('wrong', `2001:db8::${host.toString(16)}`));
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10);
  expect(signIn(KEY, '2001:db8:0:1::1')).toEqual(signedIn);
});
