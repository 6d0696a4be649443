import { NowNext } from '#components/schedule/bare/now-next.tsx';
import '#components/schedule/bare/bare.css';

/**
 * A browser source for OBS: now, next and the countdown over whatever is below. It takes the dark colours of a theme, as its
 * text has a shadow around it, and has no ground.
 */
export default function OverlayPage() {
  return (
    <main className="overlay dark-room">
      <NowNext />
    </main>
  );
}
