import { afterAll, beforeAll, it, vi } from 'vitest';
import { ACCOUNTS, Scene } from '../../e2e/bot/scene.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { type Services, startServices } from '../../e2e/irc/services.ts';

/** Tests of the bot, whole, each in channels of its own on one network of the file. */
export function sceneTests(): (name: string, test: (scene: Scene) => Promise<void>) => void {
  vi.setConfig({ testTimeout: 60_000 });
  let server: Inspircd;
  let services: Services;
  beforeAll(async () => {
    server = await startInspircd();
    services = await startServices({ linkPort: server.ports.link, accounts: ACCOUNTS });
  }, 30_000);
  afterAll(async () => {
    await services.close();
    await server.close();
  });
  return (name, test) =>
    it(name, async ({ onTestFinished }) => {
      const scene = await Scene.open(server);
      onTestFinished(() => scene.close());
      await test(scene);
    });
}
