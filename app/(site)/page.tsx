import { AboutShow } from '#components/schedule/about-show.tsx';
import { UpNext } from '#components/schedule/up-next.tsx';

export default function StagePage() {
  return (
    <div className="grid gap-8">
      <UpNext />
      <AboutShow />
    </div>
  );
}
