import type { ReactNode } from 'react';

type Props = {
  kicker: ReactNode;
  title: string;
  poster?: string | null;
  /** The last minutes before a show: the bulbs of the sign run. */
  isOpen?: boolean;
  /** It comes and goes by itself, so screen readers are told when it does. */
  isStatus?: boolean;
  children?: ReactNode;
};

/** A card: the screen shows it if it shows no stream. */
export function StageCard({
  kicker,
  title,
  poster = null,
  isOpen = false,
  isStatus = false,
  children,
}: Props) {
  return (
    <div
      className="stage-card"
      data-curtain={isOpen ? 'open' : undefined}
      role={isStatus ? 'status' : undefined}
    >
      {poster ? (
        <img
          className="absolute -inset-[5%] size-[110%] max-w-none object-cover [filter:blur(28px)_brightness(0.32)_saturate(1.3)]"
          src={poster}
          alt=""
        />
      ) : null}
      <div className="stage-card-body">
        {poster ? <img className="stage-card-poster" src={poster} alt="" /> : null}
        <div className="stage-card-words">
          <p className="stage-card-kicker">
            <bdi>{kicker}</bdi>
          </p>
          <p className="stage-card-title">
            <bdi>{title}</bdi>
          </p>
          {children}
        </div>
      </div>
    </div>
  );
}
