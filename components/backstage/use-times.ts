import { useInstant } from '#components/schedule/use-now.ts';
import { useWords } from '#components/words/use-words.tsx';
import { deviceReader } from '#lib/format/device.ts';
import { agoText, untilText, whenText } from './say.ts';

/** How the device writes. For what is drawn only after hydration, as the panels are. */
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
