import { useEffect, useRef } from 'react';

const rowOf = (uid: string) => document.getElementById(`slot-${uid}`);

/** Scrolls the row of a slot to the top, and moves the focus to its link. */
export function toRow(uid: string): void {
  const row = rowOf(uid);
  row?.scrollIntoView();
  row?.querySelector('a')?.focus({ preventScroll: true });
}

/**
 * Opens the schedule at the slot that is on, or the next one: with 40 shows a day it is ten screens down. Which slot that
 * is may change as soon as the clock is right. A page whose address names a slot, and one that its viewer has touched,
 * stays as it is.
 */
export function useOpenAtNow(uid: string | undefined): void {
  const isTouched = useRef(false);
  useEffect(() => {
    const touch = () => {
      isTouched.current = true;
    };
    if (location.hash || scrollY > 0) touch();
    const touches = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const name of touches) addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of touches) removeEventListener(name, touch);
    };
  }, []);
  useEffect(() => {
    const row = uid === undefined || isTouched.current ? null : rowOf(uid);
    const page = row?.closest('.shell-page');
    if (!row || !page) return;
    const end = Math.min(innerHeight, page.getBoundingClientRect().bottom);
    if (row.getBoundingClientRect().bottom > end) row.scrollIntoView();
  }, [uid]);
}
