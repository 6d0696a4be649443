import { useInstant } from '#components/schedule/use-now.ts';
import { useWords } from '#components/words/use-words.tsx';
import { deviceReader } from '#lib/format/device.ts';
import { agoText, untilText, whenText } from './say.ts';

/** Writes times as the device does. It is for parts that are drawn only after hydration, such as the panels. */
export const useDevice = () => deviceReader(useWords('about').language);

export type Times = ReturnType<typeof useTimes>;

/** How far away instants (UTC texts) are, as the reader says it; it is said anew each second. */
export function useTimes() {
  const instant = useInstant();
  const reader = useDevice();
  const { justNow, now } = useWords('backstage');
  return {
    ago: (at: string) => agoText(at, instant, reader.locale) ?? justNow,
    until: (at: string) => untilText(at, instant, reader.locale) ?? now,
    when: (at: string) => whenText(Date.parse(at), instant, reader),
    now,
  };
}
