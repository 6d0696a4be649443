import type { ReactNode } from 'react';

type Props = {
  kicker: ReactNode;
  title: string;
  poster?: string | null;
  /** The last minutes before a show: the bulbs of the sign run. */
  isOpen?: boolean;
  /** It comes and goes by itself, and is said when it does. */
  isStatus?: boolean;
  children?: ReactNode;
};

/** The curtain, with words on it: what the screen shows where no stream is shown. */
export function StageCard({
  kicker,
  title,
  poster = null,
  isOpen = false,
  isStatus = false,
  children,
}: Props) {
  return (
    <div className="stage-card" data-open={isOpen} role={isStatus ? 'status' : undefined}>
      {poster ? <img className="stage-card-ground" src={poster} alt="" /> : null}
      <div className="stage-card-body">
        {poster ? <img className="stage-card-poster" src={poster} alt="" /> : null}
        <div className="stage-card-words">
          <p className="stage-card-kicker">{kicker}</p>
          <p className="stage-card-title">
            <bdi>{title}</bdi>
          </p>
          {children}
        </div>
      </div>
    </div>
  );
}
