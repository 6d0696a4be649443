/** The one folder that site and bot may write in; systemd makes it. */
export const STATE = '/var/lib/marquee';

/** A file below /etc/systemd/system. */
export type Unit = { path: string; text: string };

type Options = {
  /** The folder of the site: this checkout, built. */
  root: string;
  /** The path of Node. */
  node: string;
  /** The arguments of `node` that start the site, as in `npm start`. */
  start: readonly string[];
};

/**
 * The units of a site that runs behind the machine's nginx. Site and bot are one user and share DATA_DIR, because the bot
 * sends the reminders that the site took.
 */
export function unitFiles({ root, node, start }: Options): Unit[] {
  return [
    {
      path: 'marquee.service',
      text: unit({
        description: 'Marquee, the site',
        root,
        command: `${node} ${start.join(' ')} --built`,
        // nginx must be able to read the published files; private files have modes of their own.
        more: `Environment=NODE_ENV=production HOST=127.0.0.1 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=131072
TimeoutStopSec=15
`,
      }),
    },
    {
      path: 'marquee-bot.service',
      text: unit({
        description: "Marquee's bot",
        root,
        command: `${node} bin/marquee.ts bot`,
        more: `# A push that has begun is not cut by a restart; the next bot waits for it.
KillMode=process
`,
      }),
    },
    {
      path: 'nginx.service.d/marquee.conf',
      text: `# Each open page holds a connection, and a worker takes up to 32,768 of them.
[Service]
LimitNOFILE=65536
`,
    },
  ];
}

type Program = { description: string; root: string; command: string; more: string };

function unit({ description, root, command, more }: Program): string {
  return `[Unit]
Description=${description}
After=network-online.target
Wants=network-online.target

[Service]
User=marquee
Group=marquee
WorkingDirectory=${quoted(root)}
ExecStart=${command}
Restart=always
RestartSec=2
StateDirectory=marquee
StateDirectoryMode=0755
${more}NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
PrivateTmp=yes
PrivateDevices=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictSUIDSGID=yes
LockPersonality=yes

[Install]
WantedBy=multi-user.target
`;
}

/** @throws Error for a path that systemd would read as something else */
function quoted(path: string): string {
  if (/[\s%"'\\]/.test(path))
    throw new Error(`systemd cannot take the path ${path}: use one without spaces and signs`);
  return path;
}
