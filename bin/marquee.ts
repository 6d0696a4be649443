#!/usr/bin/env node
import { checkCommand } from './check-command.ts';
import { embedCommand } from './embed-command.ts';

const HELP = `marquee COMMAND

  check FILE [--time-zone ZONE] [--locale LOCALE] [--date YYYY-MM-DD] [--at INSTANT] [--json]
             reads a sheet and says what is wrong with it
  embed ADDRESS
             what becomes of a stream's address
  embed --json
             the same for a JSON array of addresses on standard input

To run the site: npm start
`;

const { stdin, stdout, stderr, env } = process;
const [command, ...args] = process.argv.slice(2);

switch (command) {
  case 'check':
    process.exitCode = await checkCommand(args, { stdout, stderr, env, now: Date.now });
    break;
  case 'embed':
    process.exitCode = await embedCommand(args, { stdin, stdout, stderr, env });
    break;
  case undefined:
  case 'help':
  case '--help':
    stdout.write(HELP);
    break;
  default:
    stderr.write(`There is no command of that name.\n\n${HELP}`);
    process.exitCode = 2;
}
