#!/usr/bin/env node
import { checkCommand } from '#cli/check-command.ts';
import { embedCommand } from '#cli/embed-command.ts';

const HELP = `marquee COMMAND

  check FILE [--time-zone ZONE] [--locale LOCALE] [--date YYYY-MM-DD] [--at INSTANT] [--json] [--fix]
             reads a sheet, a file or the address of a Google Sheet, and says what is wrong with it;
             --fix writes a copy FILE.fixed.csv with the site's own columns beside what was there
  init       looks at the configured sheet step by step, and says what to do next
  embed ADDRESS
             what becomes of a stream's address
  embed --json
             the same for a JSON array of addresses on standard input
  export DIR
             the whole site once, as flat files for any static host
  publish s3://BUCKET
             the same into a bucket of any object store with the S3 API; only what changed
  nginx      puts the site into this machine's nginx; docs/operate.md says what comes before and after
  systemd    writes systemd units for the site, the bot and nginx's limits
  backup FILE
             everything that the site and the bot remember, and .env, while they run
  restore FILE
             the same back, while they are stopped
  crew [add NAME --role look|night|all | link ID | remove ID]
             the keys of the crew for backstage, besides BACKSTAGE_KEY: a list, a new key, a sign-in link, its end
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
    const { initCommand } = await import('#cli/init-command.ts');
    process.exitCode = await initCommand({ stdout, env, now: Date.now });
    break;
  }
  case 'embed':
    process.exitCode = await embedCommand(args, { stdin, stdout, stderr, env });
    break;
  case 'export': {
    const { exportCommand } = await import('#cli/export-command.ts');
    process.exitCode = await exportCommand(args, { stdout, stderr, env });
    break;
  }
  case 'publish': {
    const { publishCommand } = await import('#cli/publish-command.ts');
    process.exitCode = await publishCommand(args, { stdout, stderr, env, now: Date.now });
    break;
  }
  case 'nginx': {
    const { nginxCommand } = await import('#cli/nginx-command.ts');
    process.exitCode = await nginxCommand(args, { stdout, stderr, env });
    break;
  }
  case 'crew': {
    const { crewCommand } = await import('#cli/crew-command.ts');
    process.exitCode = crewCommand(args, { stdout, stderr, env, now: Date.now });
    break;
  }
  case 'systemd': {
    const { systemdCommand } = await import('#cli/systemd-command.ts');
    process.exitCode = await systemdCommand(args, { stdout, stderr, env });
    break;
  }
  case 'backup':
  case 'restore': {
    const { backupCommand, restoreCommand } = await import('#cli/backup-command.ts');
    const run = command === 'backup' ? backupCommand : restoreCommand;
    process.exitCode = await run(args, { stdout, stderr, env, now: Date.now });
    break;
  }
  case 'bot': {
    // Only here: the other commands have no use for what it loads.
    const { botCommand } = await import('#cli/bot-command.ts');
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
