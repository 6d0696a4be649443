'use client';

import type { ReactNode } from 'react';
import { AboutShow } from './about-show.tsx';
import { JustEnded } from './just-ended.tsx';
import { UpNext } from './up-next.tsx';
import { type Recorded, WatchAgain } from './watch-again.tsx';

/**
 * The front page below the stage: what is and comes, and beside it what was. It is one component for the server, because each
 * costs bytes of the HTML. If nothing was shown lately, all of it is for what comes.
 */
export const Front = ({ shows }: { shows: Recorded[] }) => (
  <div className="@container/front">
    <div className="grid gap-8 @min-[46rem]/front:gap-12 @min-[46rem]/front:not-has-[>:last-child:empty]:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
      <Column>
        <UpNext />
        <AboutShow />
      </Column>
      <Column>
        <JustEnded />
        <WatchAgain shows={shows} />
      </Column>
    </div>
  </div>
);

const Column = ({ children }: { children: ReactNode }) => (
  <div className="grid min-w-0 content-start gap-8">{children}</div>
);
