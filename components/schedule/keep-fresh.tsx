import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import useSWR from 'swr';
import type { SiteClock } from '#components/clock/site-clock.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { numberText } from '#lib/format/counts.ts';
import { deviceReader } from '#lib/format/device.ts';
import { say } from '#lib/words/words.ts';
import { askSchedule, SCHEDULE, sameView } from './ask-schedule.ts';
import { followLive } from './live-of-browser.ts';

/** Seconds between looks at the schedule by a page that nobody tells of edits. */
const VISIBLE_SECONDS = 10;
/** Seconds between looks by a page that is told of edits, or that nobody sees, as a safeguard. */
const SELDOM_SECONDS = 60;
/** All pages are told in the same moment; they ask within this many ms of it. */
const PUSH_SPREAD = 1000;
/**
 * A web server may serve the old file for a second. A page asks this many times, this many ms apart, for the revision that it
 * was told.
 */
const ASK_AGAIN = 4;
const ASK_AGAIN_AFTER = 1500;

/** Each page asks at its own moments, so that 50,000 pages that opened together do not ask together. */
const spread = (seconds: number) => seconds * 1000 * (0.85 + Math.random() * 0.3);

export type KeepFreshProps = {
  view: SiteView | null;
  /** The page's first question had no answer. */
  isOld: boolean;
  clock: SiteClock;
  /** The room that is watched. */
  room: string | null;
  onView(view: SiteView): void;
};

/** Asks for edits as long as the page is open. A failed look keeps what was there. */
export function KeepFresh({ view, isOld, clock, room, onView }: KeepFreshProps) {
  const revision = useRef(view?.revision);
  const [viewers, setViewers] = useState<number | null>(null);
  const { data, mutate } = useSWR<SiteView | null>(SCHEDULE, () => askSchedule(clock), {
    fallbackData: view,
    compare: sameView,
    revalidateOnMount: isOld,
    // The loop below goes on asking: SWR's own retries would be twenty minutes apart after an outage of ten.
    shouldRetryOnError: false,
    keepPreviousData: true,
  });

  useEffect(() => {
    revision.current = data?.revision;
    if (data) onView(data);
  }, [data, onView]);

  useEffect(() => {
    let isTold = false;
    let toldTimer: ReturnType<typeof setTimeout> | undefined;
    let pollTimer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => mutate().catch(() => undefined);
    const plan = () => {
      clearTimeout(pollTimer);
      const wait = spread(document.hidden || isTold ? SELDOM_SECONDS : VISIBLE_SECONDS);
      pollTimer = setTimeout(() => void ask().then(plan), wait);
    };
    /** Asks within a second, and again if what comes is not yet the revision that was told. */
    const look = (told?: string, tries = ASK_AGAIN) => {
      clearTimeout(toldTimer);
      const wait = Math.random() * PUSH_SPREAD + (tries < ASK_AGAIN ? ASK_AGAIN_AFTER : 0);
      toldTimer = setTimeout(async () => {
        const next = await ask();
        if (told !== undefined && next?.revision !== told && tries > 1) look(told, tries - 1);
      }, wait);
    };
    const onRefresh = () => look();
    const close = followLive({
      room,
      onMessage({ name, data: text }) {
        if (name === 'viewers') setViewers(Number(text) || 0);
        else if (name === 'look') look();
        else if (text !== revision.current) look(text);
      },
      onState(next) {
        if (next === isTold) return;
        isTold = next;
        plan();
      },
    });
    plan();
    document.addEventListener('visibilitychange', plan);
    window.addEventListener('marquee:refresh', onRefresh);
    return () => {
      clearTimeout(toldTimer);
      clearTimeout(pollTimer);
      close();
      document.removeEventListener('visibilitychange', plan);
      window.removeEventListener('marquee:refresh', onRefresh);
    };
  }, [mutate, room]);

  return viewers === null ? null : <Viewers count={viewers} />;
}

/** How many watch, among the facts under the stage: put there from here, because most sites do not show it. */
function Viewers({ count }: { count: number }) {
  const { watching } = useWords('site').stage;
  const { language } = useWords('about');
  const { locale } = deviceReader(language);
  const facts = document.querySelector('.stage-strip-facts');
  return facts && createPortal(<span>{say(watching, { n: numberText(count, locale ?? 'en') })}</span>, facts);
}
