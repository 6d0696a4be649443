'use client';

import { PageLink } from '#components/navigation/page-link.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { RoomFacts } from './room-facts.tsx';
import { roomHref } from './room-href.ts';
import { loadRoomStyles } from './room-styles.ts';
import { useRoomsNow } from './use-rooms-now.ts';

/** All rooms with a picture of what is on in each. */
export function RoomsOverview() {
  loadRoomStyles();
  const rooms = useRoomsNow();
  const { watch } = useSite();
  const words = useWords('rooms');
  const first = rooms[0]?.room;
  return (
    <section className="rooms" aria-labelledby="rooms">
      <h2 id="rooms" className="section-title">
        {words.name}
      </h2>
      {rooms.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className="rooms-cards">
        {rooms.map((one) => {
          const { room, nowView } = one;
          const poster =
            nowView.now.override?.picture ?? nowView.slot?.poster ?? nowView.next?.poster ?? null;
          return (
            <li key={room.slug}>
              <PageLink className="rooms-card" href={roomHref(room, first)} onGo={() => watch(room.slug)}>
                <span className="rooms-picture">
                  {poster ? <img src={poster} alt="" loading="lazy" /> : <bdi aria-hidden>{room.name}</bdi>}
                </span>
                <bdi className="room-name">{room.name}</bdi>
                <RoomFacts {...one} />
              </PageLink>
              <a className="rooms-calendar" href={`/rooms/${room.slug}.ics`}>
                {words.calendar}
              </a>
            </li>
          );
        })}
      </ul>
      {rooms.length > 1 ? (
        <p>
          <PageLink className="rooms-all" href="/all">
            {words.atOnce}
          </PageLink>
        </p>
      ) : null}
    </section>
  );
}
