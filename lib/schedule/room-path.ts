/** Where a room is watched: the first one is the front page, and so is the room of a show that is in all. */
export function roomPath(rooms: ReadonlyArray<{ name: string; slug: string }>, name: string | null): string {
  const at = rooms.findIndex((room) => room.name === name);
  return at > 0 ? `/rooms/${rooms[at]?.slug}` : '/';
}
