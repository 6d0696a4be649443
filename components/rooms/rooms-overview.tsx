'use client';

import { PageLink } from '#components/navigation/page-link.tsx';
import { SectionTitle } from '#components/schedule/section-title.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { RoomFacts } from './room-facts.tsx';
import { roomHref } from './room-href.ts';
import { loadRoomStyles } from './room-styles.ts';
import { useRoomsNow } from './use-rooms-now.ts';
import './rooms-overview.css';

const WAY = 'inline-block py-[0.35rem] text-[0.85rem] text-accent underline underline-offset-[0.2em]';

/** All rooms with a picture of what is on in each. */
export function RoomsOverview() {
  loadRoomStyles();
  const rooms = useRoomsNow();
  const { watch } = useSite();
  const words = useWords('rooms');
  const first = rooms[0]?.room;
  return (
    <section aria-labelledby="rooms">
      <SectionTitle id="rooms">{words.name}</SectionTitle>
      {rooms.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className="my-3 grid grid-cols-[repeat(auto-fill,minmax(min(16rem,100%),1fr))] gap-4">
        {rooms.map((one) => {
          const { room, nowView } = one;
          const poster =
            nowView.now.override?.picture ?? nowView.slot?.poster ?? nowView.next?.poster ?? null;
          return (
            <li key={room.slug}>
              <PageLink
                className="group grid gap-[0.15rem] text-[0.85rem] [&>:not(:first-child)]:truncate"
                href={roomHref(room, first)}
                onGo={() => watch(room.slug)}
              >
                <span className="mb-[0.35rem] grid aspect-video place-items-center overflow-hidden rounded border border-line bg-raised text-[1.1rem] text-muted">
                  {poster ? (
                    <img className="size-full object-cover" src={poster} alt="" loading="lazy" />
                  ) : (
                    <bdi className="max-w-[90%] truncate" aria-hidden>
                      {room.name}
                    </bdi>
                  )}
                </span>
                <bdi className="font-[650] group-hover:underline">{room.name}</bdi>
                <RoomFacts {...one} />
              </PageLink>
              <a className={WAY} href={`/rooms/${room.slug}.ics`}>
                {words.calendar}
              </a>
            </li>
          );
        })}
      </ul>
      {rooms.length > 1 ? (
        <p>
          <PageLink className={WAY} href="/all">
            {words.atOnce}
          </PageLink>
        </p>
      ) : null}
    </section>
  );
}
