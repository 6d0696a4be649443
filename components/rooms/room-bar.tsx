'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { PageLink } from '#components/navigation/page-link.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import { takeEarlyPress } from './early-press.ts';
import { RoomFacts } from './room-facts.tsx';
import { roomHref } from './room-href.ts';
import { loadRoomStyles } from './room-styles.ts';
import { useRoomsNow } from './use-rooms-now.ts';
import { WithRoomWords } from './with-room-words.tsx';

const KEY = 'marquee:room';

type Props = {
  /** The room of the page, or of the page that is loading. */
  at: string;
  onGo(href: string): void;
};

/**
 * The rooms beside each other: what is on in each, since when, and what is next. If the viewer watched another
 * room, the way back to it comes first on the front page.
 */
function Bar({ at, onGo }: Props) {
  const { all, room, watch } = useSite();
  const rooms = useRoomsNow();
  const words = useWords('rooms');
  const router = useRouter();
  const [last, setLast] = useState<string | null>(null);
  const first = all?.rooms[0] ?? null;
  const slug = room?.slug ?? null;

  useEffect(() => {
    if (slug === null) return;
    try {
      if (slug === first?.slug) setLast(sessionStorage.getItem(KEY));
      else sessionStorage.setItem(KEY, slug);
    } catch {
      // The browser stores nothing, so there is no way back to offer.
    }
  }, [slug, first]);

  const back = at === '/' && slug === first?.slug ? all?.rooms.find((one) => one.slug === last) : undefined;
  const go = (to: string, href: string) => {
    watch(to);
    onGo(href);
  };
  useEffect(() => {
    const href = takeEarlyPress();
    if (href === null) return;
    const to = rooms.find((one) => roomHref(one.room, first) === href);
    if (to) watch(to.room.slug);
    onGo(href);
    router.push(href);
  }, []);
  return (
    <nav className="room-bar" aria-label={words.name}>
      <ul>
        {back && back !== first ? (
          <li>
            <PageLink
              className="room room-more"
              href={roomHref(back, first)}
              onGo={() => go(back.slug, roomHref(back, first))}
            >
              <Translated text={words.back} room={<bdi>{back.name}</bdi>} />
            </PageLink>
          </li>
        ) : null}
        {rooms.map((one) => {
          const href = roomHref(one.room, first);
          const isHere = one.room.slug === slug && at !== '/all';
          return (
            <li key={one.room.slug}>
              <PageLink
                className="room"
                href={href}
                aria-current={isHere ? 'page' : undefined}
                onGo={() => go(one.room.slug, href)}
              >
                <bdi className="room-name">{one.room.name}</bdi>
                <RoomFacts {...one} />
              </PageLink>
            </li>
          );
        })}
        <li>
          <PageLink
            className="room room-more"
            href="/all"
            aria-current={at === '/all' ? 'page' : undefined}
            onGo={() => onGo('/all')}
          >
            {words.atOnce}
          </PageLink>
        </li>
        <li>
          <PageLink className="room room-more" href="/rooms" onGo={() => onGo('/rooms')}>
            {words.overview}
          </PageLink>
        </li>
      </ul>
    </nav>
  );
}

export default function RoomBar(props: Props) {
  loadRoomStyles();
  return (
    <WithRoomWords>
      <Bar {...props} />
    </WithRoomWords>
  );
}
