import type { Provider } from './types.ts';

/** For an `<iframe>`; React's names. */
export type FrameAttributes = {
  allow: string;
  sandbox: string;
  referrerPolicy: 'strict-origin-when-cross-origin';
};

/**
 * What every player needs: its script, its own storage (which with scripts is safe on another origin only), "watch on …"
 * in a new tab that is not sandboxed, casting, and a password field. Never top navigation.
 */
const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms';

/** https://dev.twitch.tv/docs/embed/chat lists what all of Twitch's frames want. */
const MORE: Partial<Record<Provider, string>> = {
  twitch: 'allow-modals allow-storage-access-by-user-activation',
};

const ALLOW = 'autoplay; fullscreen; picture-in-picture; encrypted-media';

/**
 * The attributes of the `<iframe>` for an embed. This file goes to browsers, so it stands apart from the rules that
 * read addresses. YouTube answers with error 153 where no Referer comes, so the policy is set on every frame.
 */
export function frameAttributes(provider: Provider): FrameAttributes {
  const more = MORE[provider];
  return {
    allow: ALLOW,
    sandbox: more ? `${SANDBOX} ${more}` : SANDBOX,
    referrerPolicy: 'strict-origin-when-cross-origin',
  };
}
