const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** Loads a part of the panel, however often the network has to be asked; null once `isOver` says that it is late. */
export async function loadPart<T>(load: () => Promise<T>, isOver: () => boolean): Promise<T | null> {
  for (let wait = FIRST_WAIT; !isOver(); wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return null;
}
