import { chatFrames } from './chat-frames.ts';
import { providers } from './providers/index.ts';
import type { Embed, Provider } from './types.ts';

/** For an `<iframe>`; React's names. */
export type FrameAttributes = {
  title: string;
  allow: string;
  sandbox: string;
  referrerPolicy: 'strict-origin-when-cross-origin';
};

/**
 * What every player needs: its script, its own storage (which with scripts is safe on another origin only), "watch on …"
 * in a new tab that is not sandboxed, casting, and a password field. Never top navigation.
 */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-presentation',
  'allow-forms',
];

const allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media; web-share';

const titles: Partial<Record<Provider, string>> = {
  peertube: 'PeerTube',
  owncast: 'Owncast',
  page: 'Web page',
};

/**
 * The attributes of the `<iframe>` for an embed; null for media, which a `<video>` plays.
 * YouTube answers with error 153 where no Referer comes, so the policy is set on every frame.
 */
export function frameAttributes(embed: Pick<Embed, 'provider'>): FrameAttributes | null {
  if (embed.provider === 'media') return null;
  const rules = providers.find((entry) => entry.provider === embed.provider);
  return {
    title: `${rules?.name ?? titles[embed.provider] ?? embed.provider} player`,
    allow,
    sandbox: [...sandbox, ...(rules?.sandbox ?? [])].join(' '),
    referrerPolicy: 'strict-origin-when-cross-origin',
  };
}

/** Every origin that may be framed, for the CSP's `frame-src`: the services', the chats', the operator's hosts. */
export function frameHosts(allowedHosts: readonly string[]): string[] {
  const known = [...providers.flatMap((rules) => rules.frames), ...chatFrames];
  return [...new Set([...known, ...allowedHosts.map((host) => `https://${host}`)])];
}
