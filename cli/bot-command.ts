import { existsSync } from 'node:fs';
import { type BotConfig, readBotEnv } from '#bot/env.ts';
import { runBot } from '#bot/run.ts';
import { WrongEnvironment } from '#platform/env/read.ts';
import { log } from '#platform/log.ts';

/** How long (ms) a last announcement may take to leave once the bot is told to stop. */
const DRAIN = 5000;

/**
 * `npx marquee bot`: runs until SIGTERM or SIGINT.
 * @returns the exit code: 0; 1 when the environment is wrong, or another bot runs
 */
export async function botCommand(stderr: { write(text: string): unknown }): Promise<number> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const config: BotConfig = readBotEnv(process.env);
    const bot = await runBot(config, log);
    await new Promise((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    });
    setTimeout(() => process.exit(0), DRAIN).unref();
    await bot.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    for (const sentence of error.sentences) stderr.write(`${sentence}\n`);
    stderr.write('The bot was not started. docs/bot.md lists every variable.\n');
    return 1;
  }
}
