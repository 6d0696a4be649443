import { NowNext } from '#components/schedule/bare/now-next.tsx';
import './overlay.css';

/**
 * A browser source for OBS: now, next and the countdown over whatever is below. It uses the dark colours of a theme, because
 * its text has a shadow around it, and it has no background: its text is read on any picture. It has no `color-scheme` either,
 * and so not the tokens of app/globals.css: with one, browsers paint a ground behind a frame.
 */
export default function OverlayPage() {
  return (
    <main className="dark-room fixed inset-x-[3vw] bottom-[4vh] font-[system-ui,-apple-system,'Segoe_UI',Roboto,'Noto_Sans',sans-serif] text-[max(16px,1.6vw)] leading-normal text-[color:var(--mq-text,#f3eff8)] [text-shadow:0_0_0.15em_#000,0_0_0.6em_#000,0_0.05em_0.1em_#000]">
      <NowNext />
    </main>
  );
}
