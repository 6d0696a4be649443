import { useId } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { useWords } from '#components/words/use-words.tsx';

/** Picks the room that backstage shows and acts on. Without rooms it shows nothing. */
export function RoomPicker() {
  const { all, room, watch } = useSite();
  const words = useWords('backstageNow');
  const id = useId();
  if (!all || !room) return null;
  return (
    <p className="bs-row">
      <label htmlFor={id}>{words.room}</label>
      <select id={id} className="bs-input" value={room.slug} onChange={(event) => watch(event.target.value)}>
        {all.rooms.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

/** The slug of the room that is picked, as orders and the state have it: undefined for the first one. */
export function usePickedRoom(): string | undefined {
  const { all, room } = useSite();
  return room && room !== all?.rooms[0] ? room.slug : undefined;
}
