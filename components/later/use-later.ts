import { useEffect, useRef } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { whenStreamRuns } from './when-stream-runs.ts';

/** What a page does once its stream runs, and must not cost its viewers anything before: see work.ts. */
export function useLater(): void {
  const site = useSite();
  const latest = useRef(site);
  latest.current = site;
  useEffect(() => {
    let stop = () => {};
    const cancel = whenStreamRuns(() =>
      import('./work.ts').then(({ work }) => {
        stop = work(() => latest.current);
      }),
    );
    return () => {
      cancel();
      stop();
    };
  }, []);
}
