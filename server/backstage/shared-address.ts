import { sharedAddress } from '#platform/irc/chat-addresses.ts';
import type { Config } from '#server/env.ts';

const EVERY = 3600_000;

/** The address that everybody in the chat has, or ''. It is looked up at most once an hour, and only while somebody asks. */
export function createSharedAddress({ chat, siteUrl }: Config, now: () => number): () => string {
  let address = '';
  let next = 0;
  return () => {
    if (chat.url !== null && now() >= next) {
      next = now() + EVERY;
      void sharedAddress(chat.url, chat.channel, siteUrl.origin).then(
        (look) => {
          address = look?.address ?? '';
        },
        () => {},
      );
    }
    return address;
  };
}
