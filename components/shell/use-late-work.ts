import { useEffect, useRef } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import { useSite } from '#components/schedule/site-context.tsx';

/** Starts the work of late-work.ts once the stream runs, because it must not delay the stream. */
export function useLateWork(): void {
  const site = useSite();
  const latest = useRef(site);
  latest.current = site;
  useEffect(() => {
    let stop = () => {};
    const cancel = whenStreamRuns(() =>
      import('./late-work.ts').then(({ startLateWork }) => {
        stop = startLateWork(() => latest.current);
      }),
    );
    return () => {
      cancel();
      stop();
    };
  }, []);
}
