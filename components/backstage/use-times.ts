import { useInstant } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import { useWords } from '#components/words/use-words.tsx';
import { agoText, untilText, whenText } from './say.ts';

export type Times = ReturnType<typeof useTimes>;

/** How far away instants (UTC texts) are, as the reader says it; it is said anew each second. */
export function useTimes() {
  const instant = useInstant();
  const reader = useReader();
  const { justNow, now } = useWords('backstage');
  return {
    ago: (at: string) => agoText(at, instant, reader.locale) ?? justNow,
    until: (at: string) => untilText(at, instant, reader.locale) ?? now,
    when: (at: string) => whenText(Date.parse(at), instant, reader),
    now,
  };
}
