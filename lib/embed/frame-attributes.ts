import type { Provider } from './types.ts';

/** For an `<iframe>`; React's names. */
type FrameAttributes = {
  allow: string;
  sandbox: string;
  referrerPolicy: 'strict-origin-when-cross-origin';
  loading: 'eager' | 'lazy';
};

/** Every player needs its script and its own storage (with scripts, that is safe on another origin only). */
const RUNS = 'allow-scripts allow-same-origin';
/** "Watch on …" in a new tab that is not sandboxed; casting; and a password or an age asked for. Never top navigation. */
const PLAYER = `${RUNS} allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms`;

const SEEN = ['fullscreen', 'picture-in-picture', 'encrypted-media'];

/** As each service's own embed code has it, less what a viewer of a show has no use for. */
const SERVICES: Partial<Record<Provider, { sandbox?: string; allow?: readonly string[] }>> = {
  // https://support.google.com/youtube/answer/171780; the sensors are for 360° videos.
  youtube: { allow: [...SEEN, 'accelerometer', 'gyroscope', 'clipboard-write'] },
  // https://dev.twitch.tv/docs/embed/chat lists what all of Twitch's frames want.
  twitch: { sandbox: `${PLAYER} allow-modals allow-storage-access-by-user-activation` },
  // https://developer.vimeo.com/player/embedding
  vimeo: { allow: [...SEEN, 'clipboard-write'] },
  dailymotion: { allow: [...SEEN] },
  facebook: { allow: [...SEEN, 'clipboard-write'] },
  // Any page of a host that the operator allowed. Viewers look at it, and it may open nothing by itself.
  page: { sandbox: `${RUNS} allow-presentation allow-forms`, allow: ['fullscreen', 'picture-in-picture'] },
};

/**
 * The attributes of the `<iframe>` for an embed. This file goes to browsers, so it stands apart from the rules that
 * read addresses. YouTube answers with error 153 if it gets no Referer, so the policy is set on every frame.
 * @param sounds whether it may begin with sound; of several at once only one may
 * @param first whether it is the one to be loaded first; the others wait until they are looked at
 */
export function frameAttributes(provider: Provider, sounds = true, first = true): FrameAttributes {
  const { sandbox = PLAYER, allow = SEEN } = SERVICES[provider] ?? {};
  return {
    allow: [...(sounds ? ['autoplay'] : []), ...allow].join('; '),
    sandbox,
    referrerPolicy: 'strict-origin-when-cross-origin',
    loading: first ? 'eager' : 'lazy',
  };
}
