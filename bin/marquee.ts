#!/usr/bin/env node
import { checkCommand } from './check-command.ts';
import { embedCommand } from './embed-command.ts';

const HELP = `marquee COMMAND

  check FILE [--time-zone ZONE] [--locale LOCALE] [--date YYYY-MM-DD] [--at INSTANT] [--json]
             reads a sheet and says what is wrong with it
  init       looks at the configured sheet step by step, and says what to do next
  embed ADDRESS
             what becomes of a stream's address
  embed --json
             the same for a JSON array of addresses on standard input
  export DIR
             the whole site once, as flat files for any static host
  bot        the bot: deploys on git pushes, announces shows; docs/bot.md says how to set it up

To run the site: npm start
`;

const { stdin, stdout, stderr, env } = process;
const [command, ...args] = process.argv.slice(2);

switch (command) {
  case 'check':
    process.exitCode = await checkCommand(args, { stdout, stderr, env, now: Date.now });
    break;
  case 'init': {
    const { initCommand } = await import('./init-command.ts');
    process.exitCode = await initCommand({ stdout, env, now: Date.now });
    break;
  }
  case 'embed':
    process.exitCode = await embedCommand(args, { stdin, stdout, stderr, env });
    break;
  case 'export': {
    const { exportCommand } = await import('./export-command.ts');
    process.exitCode = await exportCommand(args, { stdout, stderr, env });
    break;
  }
  case 'bot': {
    // Only here: the other commands have no use for what it loads.
    const { botCommand } = await import('./bot-command.ts');
    process.exit(await botCommand(stderr));
    break;
  }
  case undefined:
  case 'help':
  case '--help':
    stdout.write(HELP);
    break;
  default:
    stderr.write(`There is no command of that name.\n\n${HELP}`);
    process.exitCode = 2;
}
