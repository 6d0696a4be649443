import { useEffect } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import type { NowView } from '#components/schedule/use-now.ts';

/** Tells the system what is watched, and keeps its screen on meanwhile; comes when the stream runs: see watching.ts. */
export function useWatching({ now, slot }: NowView, site: string): void {
  const isOn = now.state !== 'off-air' || now.override !== null;
  const title = now.override?.title ?? slot?.title ?? null;
  const by = slot?.host ?? slot?.series ?? null;
  const poster = slot?.poster ?? null;
  useEffect(() => {
    if (!isOn || title === null) return;
    let stop = () => {};
    const cancel = whenStreamRuns(() =>
      import('./watching.ts').then(({ watching }) => {
        stop = watching({ title, by: by ?? site, site, poster });
      }),
    );
    return () => {
      cancel();
      stop();
    };
  }, [isOn, title, by, site, poster]);
}
