import { useInstant } from '#components/schedule/use-now.ts';

/** How far a slot is that is on. Hidden from screen readers, which hear its times. */
export function SlotProgress({ start, end }: { start: number; end: number }) {
  const instant = useInstant();
  return (
    <progress
      className="absolute inset-x-0 bottom-0 h-[3px] w-full appearance-none bg-transparent print:hidden [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
      aria-hidden="true"
      max={end - start}
      value={Math.min(Math.max(instant - start, 0), end - start)}
    />
  );
}
