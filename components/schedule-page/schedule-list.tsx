'use client';

import { type ComponentType, lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { PageLink } from '#components/navigation/page-link.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useMinute } from '#components/schedule/use-minute.ts';
import { useNow } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { dayKey } from '#lib/format/times.ts';
import { say } from '#lib/words/words.ts';
import { daysIn } from './days.ts';
import { Field } from './field.tsx';
import { findSlots, seriesNames } from './find-slots.ts';
import type { GridProps } from './grid-cells.tsx';
import { LateList } from './late-list.tsx';
import { ScheduleBar } from './schedule-bar.tsx';
import { ScheduleDay } from './schedule-day.tsx';
import { useOpenAtNow } from './to-now.ts';
import { useLightDismiss } from './use-light-dismiss.ts';
import { useLinkedSlot } from './use-linked-slot.ts';
import { usePickedZone } from './use-picked-zone.ts';
import { ZonePicker, zoneWithName } from './zone-picker.tsx';

type Grid = ComponentType<GridProps & MissingProps>;
const ScheduleGrid = lazy<Grid>(() => import('./schedule-grid.tsx').catch(() => ({ default: Missing })));

type MissingProps = { onMissing(): void };

/** In place of the grid if its script does not come: the list is shown again. */
function Missing({ onMissing }: MissingProps) {
  useEffect(onMissing, []);
  return null;
}

type Props = { siteUrl: string; slotsInPage: PublicSlot[]; daysInPage: string[] };

/**
 * The near schedule by the reader's own days: a list, and a week grid if there is room. The HTML has all of it in the
 * zone of the schedule. `siteUrl` is for links that leave the site. `slotsInPage` are all slots at the instant that the
 * page was made for, because the site's view has only a part of them at first. `daysInPage` are their days by the server.
 */
export function ScheduleList({ siteUrl, slotsInPage, daysInPage }: Props) {
  const words = useWords('schedule');
  const { all: view } = useSite();
  const minute = useMinute();
  const { now } = useNow();
  const viewer = useReader();
  const [picked, pick] = usePickedZone();
  const linked = useLinkedSlot();
  useLightDismiss();
  const [search, setSearch] = useState('');
  const [series, setSeries] = useState('');
  const [isGridMissing, setGridMissing] = useState(false);
  const wanted = useDeferredValue(search);
  const slots = view === null || view.part ? slotsInPage : view.slots;
  const { locale, isViewer } = viewer;
  const timeZone = picked && isViewer ? picked : viewer.timeZone;
  const reader = useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
  const found = useMemo(() => findSlots(slots, wanted, series), [slots, wanted, series]);
  const days = useMemo(() => {
    // While the page hydrates, the days are the server's: a browser may know other rules for the zone.
    const given = new Map(isViewer ? [] : slotsInPage.map(({ uid }, at) => [uid, daysInPage[at]]));
    return daysIn(timeZone, found, given);
  }, [found, isViewer, timeZone, slotsInPage, daysInPage]);
  const isPast = ({ uid, start, end }: PublicSlot) => uid !== now.slot && Date.parse(end ?? start) <= minute;
  const current = isViewer
    ? (found.find(({ uid }) => uid === now.slot) ?? found.find((slot) => !isPast(slot)))
    : null;
  // The grid of several rooms has a place of its own for what is on.
  useOpenAtNow(view?.rooms.length === 0 ? current?.uid : undefined);
  if (view === null) return <p className="text-muted">{words.waiting}</p>;

  const hasGrid = view.rooms.length > 0 && !isGridMissing;
  const named = Date.parse(slots[0]?.start ?? view.fetchedAt);
  const all = seriesNames(slots, isViewer ? locale : null);
  const whose = !isViewer ? 'home' : timeZone === viewer.timeZone ? 'yours' : 'picked';
  const word = now.state === 'off-air' ? '' : words.states[now.state];
  const stateOf = (slot: PublicSlot) => {
    if (slot.uid === now.slot) return 'now';
    if (isPast(slot)) return 'past';
    // In the other rooms.
    return view.rooms.length > 0 && Date.parse(slot.start) <= minute ? 'now' : 'coming';
  };

  return (
    <div
      className="sched @container [--above-row:3.5rem] scrolls:[--above-row:calc(var(--head)+3.5rem)]"
      data-reader={isViewer ? 'viewer' : 'html'}
      data-grid={hasGrid || undefined}
    >
      <header>
        <h2 className="text-2xl font-bold">{words.title}</h2>
        <p className="min-h-[2.7em] text-sm/[1.35] text-muted" suppressHydrationWarning>
          {say(words.zones[whose], { zone: zoneWithName(timeZone, named, locale) })}
        </p>
      </header>
      <search className="flex flex-wrap gap-3 noscript:hidden">
        <Field name={words.search}>
          {(id, className) => (
            <input
              {...{ id, className }}
              type="search"
              value={search}
              disabled={!isViewer}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
        </Field>
        {all.length > 0 ? (
          <SeriesField names={all} value={series} disabled={!isViewer} onPick={setSeries} />
        ) : null}
        <ZonePicker
          value={picked}
          own={isViewer ? viewer.timeZone : view.timeZone}
          home={view.timeZone}
          ready={isViewer}
          onPick={pick}
        />
      </search>
      <ScheduleBar found={found.length} all={slots.length} current={current?.uid} />
      {slots.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      {hasGrid && isViewer ? (
        <Suspense>
          <ScheduleGrid
            rooms={view.rooms}
            {...{ days, reader, stateOf }}
            today={dayKey(minute, timeZone)}
            onMissing={() => setGridMissing(true)}
          />
        </Suspense>
      ) : null}
      <LateList hasGrid={hasGrid}>
        {() =>
          days.map(({ key, slots: ofDay }) => (
            <ScheduleDay
              key={key}
              day={key}
              slots={ofDay}
              {...{ reader, siteUrl, stateOf, word }}
              linked={linked}
            />
          ))
        }
      </LateList>
      <p className="py-6 text-sm text-muted print:hidden [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-[0.2em]">
        <Translated
          text={words.feeds.subscribe}
          calendar={<a href="/schedule.ics">{words.feeds.calendar}</a>}
          rss={<a href="/feed.xml">RSS</a>}
          apps={<a href="/schedule.xml">{words.feeds.apps}</a>}
          json={<a href="/schedule.json">JSON</a>}
        />{' '}
        <Translated
          text={words.feeds.before}
          archive={<PageLink href="/shows">{words.feeds.archive}</PageLink>}
        />
      </p>
    </div>
  );
}

type SeriesProps = {
  names: readonly string[];
  value: string;
  disabled: boolean;
  onPick(name: string): void;
};

function SeriesField({ names, value, disabled, onPick }: SeriesProps) {
  const words = useWords('schedule');
  return (
    <Field name={words.series}>
      {(id, className) => (
        <select {...{ id, className, value, disabled }} onChange={(event) => onPick(event.target.value)}>
          <option value="">{words.all}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
