import { expect, it } from 'vitest';
import { connectClient } from '../../../e2e/irc/clients.ts';
import { startInspircd } from '../../../e2e/irc/inspircd.ts';
import { startServices } from '../../../e2e/irc/services.ts';
import { accountSince } from './account-age.ts';

it('asks services since when somebody has their account', async () => {
  const ircd = await startInspircd();
  const services = await startServices({ linkPort: ircd.ports.link, accounts: { ann: 'secret' } });
  const alice = await connectClient({ url: ircd.url, nick: 'alice', channels: ['#show'] });
  expect(await accountSince(alice.client, 'ann')).toBe('Nov 29 12:00:00 2026 (3 hours ago)');
  await services.close();
  expect(await accountSince(alice.client, 'ann')).toBe('');
  alice.client.disconnect();
  await ircd.close();
}, 30_000);
