let listened = false;

/** Whether the viewer has listened to something on this page, so that the next stream may begin with sound. */
export const hasListened = (): boolean => listened;

export function noteListened(): void {
  listened = true;
}
