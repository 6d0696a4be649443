const PAUSE_MS = 3000;

/** Tells that somebody types, has paused, or has stopped. */
export function createTypingNotice(tell: (state: 'active' | 'paused' | 'done', text: string) => void) {
  let pause: ReturnType<typeof setTimeout> | undefined;
  return {
    typed(text: string): void {
      clearTimeout(pause);
      if (text === '' || text.startsWith('/')) tell('done', text);
      else {
        tell('active', text);
        pause = setTimeout(() => tell('paused', text), PAUSE_MS);
      }
    },
    stop: () => clearTimeout(pause),
  };
}
