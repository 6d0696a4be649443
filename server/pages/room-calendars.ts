const CALENDAR = /^\/rooms\/([0-9a-z-]{1,80})\.ics(?=$|\?)/;

/**
 * The path of a room's calendar as Next's folders have it: `/rooms/saal-1.ics` would be the page of a room called
 * `saal-1.ics`. Every other path stays as it is.
 */
export const calendarPath = (path: string): string => path.replace(CALENDAR, '/rooms/$1/schedule.ics');
