'use client';

import { useDeferredValue, useId, useMemo, useState } from 'react';
import { PageLink } from '#components/shell/page-link.tsx';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';
import { dayText, longDayText } from './format.ts';
import { daysOf, noonOf } from './pages/days.ts';
import { findSlots, seriesNames } from './pages/find-slots.ts';
import { SlotRow } from './pages/slot-row.tsx';
import { useLightDismiss } from './pages/use-light-dismiss.ts';
import { useLinkedSlot } from './pages/use-linked-slot.ts';
import { useMinute } from './pages/use-minute.ts';
import { usePickedZone } from './pages/use-picked-zone.ts';
import { ZonePicker, zoneWithName } from './pages/zone-picker.tsx';
import { useSite } from './site-context.tsx';
import { useNow } from './use-now.ts';
import { useReader } from './use-reader.ts';

/**
 * The near schedule by the reader's own days: a list, and a week grid where there is room. The HTML has all of it in the
 * zone of the schedule. `siteUrl` is for links that leave the site; `slotsInPage` are all slots of the instant that the page was
 * made for, as what is known of the site begins with a part of them.
 */
export function ScheduleList({ siteUrl, slotsInPage }: { siteUrl: string; slotsInPage: PublicSlot[] }) {
  const words = useWords('schedule');
  const { view } = useSite();
  const minute = useMinute();
  const { now } = useNow();
  const viewer = useReader();
  const [picked, pick] = usePickedZone();
  const linked = useLinkedSlot();
  useLightDismiss();
  const [search, setSearch] = useState('');
  const [series, setSeries] = useState('');
  const searchId = useId();
  const seriesId = useId();
  const wanted = useDeferredValue(search);
  const slots = view === null || view.part ? slotsInPage : view.slots;
  const { locale, isViewer } = viewer;
  const timeZone = picked && isViewer ? picked : viewer.timeZone;
  const reader = useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
  const found = useMemo(() => findSlots(slots, wanted, series), [slots, wanted, series]);
  const days = useMemo(() => daysOf(found, reader), [found, reader]);
  if (view === null) return <p className="text-muted">{words.waiting}</p>;

  const named = Date.parse(slots[0]?.start ?? view.fetchedAt);
  const all = seriesNames(slots, locale);
  const whose = !isViewer ? 'home' : timeZone === viewer.timeZone ? 'yours' : 'picked';
  const stateOf = ({ uid, start, end }: PublicSlot) => {
    if (uid === now.slot) return 'now';
    return Date.parse(end ?? start) <= minute ? 'past' : 'coming';
  };

  return (
    <div className="sched" data-reader={isViewer ? 'viewer' : 'html'}>
      <header className="sched-head">
        <h2>{words.title}</h2>
        <p className="text-muted">
          {say(words.zones[whose], { zone: zoneWithName(timeZone, named, locale) })}
        </p>
      </header>
      <search className="sched-tools">
        <div className="sched-field">
          <label htmlFor={searchId}>{words.search}</label>
          <input
            id={searchId}
            type="search"
            value={search}
            disabled={!isViewer}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        {all.length > 0 ? (
          <div className="sched-field">
            <label htmlFor={seriesId}>{words.series}</label>
            <select
              id={seriesId}
              value={series}
              disabled={!isViewer}
              onChange={(event) => setSeries(event.target.value)}
            >
              <option value="">{words.all}</option>
              {all.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </div>
        ) : null}
        <ZonePicker
          value={picked}
          own={isViewer ? viewer.timeZone : view.timeZone}
          home={view.timeZone}
          ready={isViewer}
          onPick={pick}
        />
      </search>
      <p className="sched-found" role="status">
        {found.length < slots.length ? say(words.found, { n: found.length, all: slots.length }) : ''}
      </p>
      {slots.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <div className="sched-days">
        {days.map(({ key, slots: ofDay }) => (
          <section
            key={key}
            className="sched-day"
            aria-labelledby={`day-${key}`}
            data-empty={ofDay.length === 0}
          >
            {/* Another element in another zone: a day that moves is no jump, as its rows stay where they are. */}
            <h3
              key={timeZone}
              id={`day-${key}`}
              title={longDayText(noonOf(key), { locale, timeZone: 'UTC' })}
            >
              {dayText(noonOf(key), { locale, timeZone: 'UTC' })}
            </h3>
            <ol>
              {ofDay.map((slot) => (
                <SlotRow
                  key={slot.uid}
                  slot={slot}
                  reader={reader}
                  siteUrl={siteUrl}
                  state={stateOf(slot)}
                  linked={slot.uid === linked}
                  word={now.state === 'off-air' ? '' : words.states[now.state]}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <p className="sched-feeds text-muted">
        <Said
          text={words.feeds.subscribe}
          calendar={<a href="/schedule.ics">{words.feeds.calendar}</a>}
          rss={<a href="/feed.xml">RSS</a>}
          apps={<a href="/schedule.xml">{words.feeds.apps}</a>}
          json={<a href="/schedule.json">JSON</a>}
        />{' '}
        <Said text={words.feeds.before} archive={<PageLink href="/shows">{words.feeds.archive}</PageLink>} />
      </p>
    </div>
  );
}
