/** The path at which a room is watched. For the first room, and for a show of all rooms, it is the front page. */
export function roomPath(rooms: ReadonlyArray<{ name: string; slug: string }>, name: string | null): string {
  const at = rooms.findIndex((room) => room.name === name);
  return at > 0 ? `/rooms/${rooms[at]?.slug}` : '/';
}
