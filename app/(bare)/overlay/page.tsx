import { NowNext } from '#components/schedule/bare/now-next.tsx';

/** A browser source for OBS: now, next and the countdown over whatever is below. */
export default function OverlayPage() {
  return (
    <main className="overlay">
      <NowNext />
    </main>
  );
}
