'use client';

import type { ReactNode } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { streamsOf } from '#components/stage/stage.tsx';
import { StageCard } from '#components/stage/stage-card.tsx';
import StreamPicker from '#components/stage/streams/stream-picker.tsx';
import { StreamScreen } from '#components/stage/streams/stream-screen.tsx';
import { useStreams } from '#components/stage/streams/use-streams.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { Stream } from '#lib/schedule/types.ts';
import { type RoomNow, useRoomsNow } from './use-rooms-now.ts';
import { WithRoomWords } from './with-room-words.tsx';

type Props = { tools: ReactNode; bar: ReactNode };

/** The first stream of each room, called as the room is. A stream that two rooms show is there once. */
function streamsOfRooms(rooms: readonly RoomNow[]): Stream[] {
  const streams: Stream[] = [];
  for (const { room, view, nowView } of rooms) {
    const [stream] = streamsOf(nowView, view);
    if (stream && !streams.some(({ embed }) => embed.src === stream.embed.src)) {
      streams.push({ ...stream, label: room.name });
    }
  }
  return streams;
}

function Rooms({ tools, bar }: Props) {
  const { all } = useSite();
  const rooms = useRoomsNow();
  const words = useWords('rooms');
  const { name } = useWords('site').stage;
  const streams = useStreams({
    streams: streamsOfRooms(rooms),
    series: words.atOnce,
    layout: 'grid',
    live: all?.live,
  });
  return (
    <section className="stage" aria-label={name}>
      <div className="stage-screen dark-room">
        {streams.cells.length > 0 ? (
          <StreamScreen
            streams={streams}
            title={all?.title ?? ''}
            poster={null}
            slotStart={null}
            asks={all?.embeds === 'ask'}
          />
        ) : (
          <StageCard kicker={all?.title} title={words.noStreams} />
        )}
      </div>
      <div className="stage-strip" data-choice>
        <div className="stage-strip-main">
          <h1 className="stage-strip-title">{words.atOnce}</h1>
        </div>
        {tools}
        <p className="stage-strip-facts" />
        {streams.all.length > 1 ? <StreamPicker streams={streams} /> : null}
      </div>
      {bar}
    </section>
  );
}

/** The stage of `/all`: several rooms at once, one of them with sound. */
export default function AllStage(props: Props) {
  return (
    <WithRoomWords>
      <Rooms {...props} />
    </WithRoomWords>
  );
}
