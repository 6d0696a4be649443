import { NowNext } from '#components/schedule/bare/now-next.tsx';
import '#components/schedule/bare/bare.css';

/**
 * A browser source for OBS: now, next and the countdown over whatever is below. It uses the dark colours of a theme, because
 * its text has a shadow around it, and it has no background.
 */
export default function OverlayPage() {
  return (
    <main className="overlay dark-room">
      <NowNext />
    </main>
  );
}
