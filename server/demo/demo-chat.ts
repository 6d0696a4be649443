import type { Config } from '../env.ts';
import { startDemoIrc } from './demo-irc.ts';

type DemoChat = { /** The address that browsers connect to. */ url: string; close(): Promise<void> };

/**
 * Starts the demo's chat, only if nothing at all was configured: it is for this machine alone. Browsers connect to it
 * directly, or at /irc if nginx leads there (DEMO_CHAT_PORT).
 */
export async function startDemoChat({ demo, chat, demoChatPort, siteUrl }: Config): Promise<DemoChat | null> {
  if (!demo || chat.url !== null) return null;
  const { port, close } = await startDemoIrc({ port: demoChatPort ?? 0, host: '127.0.0.1' });
  const behindNginx = `${siteUrl.origin.replace(/^http/, 'ws')}/irc`;
  return { url: demoChatPort === null ? `ws://127.0.0.1:${port}/` : behindNginx, close };
}
