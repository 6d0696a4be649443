'use client';

import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { Button } from '#components/panels/button.tsx';
import { Input } from '#components/panels/field.tsx';
import { ROW, THEN } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { useInstant } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { TimelineBody } from '#lib/backstage/state.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';
import { RoomPicker, usePickedRoom } from './room-picker.tsx';
import { SiteAt } from './site-at.tsx';
import { StagePreview } from './stage-preview.tsx';
import { sayInstant, Timeline } from './timeline.tsx';
import { getJson } from './use-backstage.ts';

/** How long (ms) the slider rests before its time is asked for. */
const REST = 150;

/** The coming days, and the page as it will be at any time of them or later. */
export function TimeMachine({ revision }: { revision: string | null }) {
  const now = useInstant();
  const room = usePickedRoom();
  const reader = useReader();
  const words = useWords('backstageNow').days;
  const [instant, setInstant] = useState<number | null>(null);
  const asked = useResting(instant);
  // A new hour moves the window, and a new revision means a new schedule.
  const { data: body } = useSWR<TimelineBody | null>(
    ['/backstage/schedule', revision, Math.floor(now / 3_600_000)],
    ([path]: [string]) => getJson(path),
    { keepPreviousData: true },
  );
  const { data: then } = useSWR<Then | null>(
    asked === null ? null : ['/backstage/at', revision, asked],
    ([path, , at]: [string, string | null, number]) => lookAt(path, at),
    { keepPreviousData: true },
  );

  return (
    <Panel id="bs-time" title={words.title} wide>
      {body ? (
        <Timeline body={body} instant={instant} onPick={setInstant} />
      ) : (
        <p className="text-muted">{words.coming}</p>
      )}
      <p className="text-muted text-sm">{words.legend}</p>
      <RoomPicker />
      <div className={ROW}>
        <label htmlFor="bs-instant">{words.shownAt}</label>
        <Input
          id="bs-instant"
          type="datetime-local"
          value={instant === null ? '' : localText(instant)}
          onChange={(event) => {
            const typed = Date.parse(event.target.value);
            setInstant(Number.isNaN(typed) ? null : typed);
          }}
        />
        <span className="text-muted text-sm">{say(words.inZone, { zone: reader.timeZone })}</span>
        {instant === null ? null : <Button onClick={() => setInstant(null)}>{words.back}</Button>}
      </div>
      {instant !== null && then ? (
        <div className={THEN}>
          <h3 className="mb-[0.6rem] font-[650]">
            <output htmlFor="bs-instant">{sayInstant(then.instant, reader)}</output>
          </h3>
          <SiteAt view={then.view} instant={then.instant} room={room ?? null}>
            <StagePreview key={room} playing={false} />
          </SiteAt>
        </div>
      ) : (
        <p className="text-muted text-sm">{words.howTo}</p>
      )}
    </Panel>
  );
}

type Then = { instant: number; view: SiteView };

async function lookAt(path: string, instant: number): Promise<Then | null> {
  const view = await getJson<SiteView | null>(`${path}?instant=${new Date(instant).toISOString()}`);
  return view && { instant, view };
}

/** A value once it stays the same for a moment. */
function useResting(value: number | null): number | null {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return resting;
}

/** The value for the input: the device's own time, to the minute. */
function localText(instant: number): string {
  const date = new Date(instant);
  return new Date(instant - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
