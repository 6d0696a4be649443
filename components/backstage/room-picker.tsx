import { useId } from 'react';
import { Select } from '#components/panels/field.tsx';
import { ROW } from '#components/panels/looks.ts';
import { useSite } from '#components/schedule/site-context.tsx';
import { useWords } from '#components/words/use-words.tsx';

/** Picks the room that backstage shows and acts on. Without rooms it shows nothing. */
export function RoomPicker() {
  const { all, room, watch } = useSite();
  const words = useWords('backstageNow');
  const id = useId();
  if (!all || !room) return null;
  return (
    <p className={`${ROW} mb-3`}>
      <label htmlFor={id}>{words.room}</label>
      <Select id={id} value={room.slug} onChange={(event) => watch(event.target.value)}>
        {all.rooms.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
    </p>
  );
}

/** The slug of the room that is picked, as orders and the state have it: undefined for the first one. */
export function usePickedRoom(): string | undefined {
  const { all, room } = useSite();
  return room && room !== all?.rooms[0] ? room.slug : undefined;
}
