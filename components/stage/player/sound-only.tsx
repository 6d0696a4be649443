type Props = { title: string; poster: string | null };

/** The poster and the title, in place of a picture, if a stream has only sound. */
export function SoundOnly({ title, poster }: Props) {
  return (
    <div className="player-sound pointer-events-none absolute inset-0 grid grid-rows-[minmax(0,1fr)_auto] place-items-center gap-3 bg-black px-4 pt-4 pb-18 text-center text-white">
      {poster ? <img className="max-h-full rounded object-contain" src={poster} alt="" /> : null}
      <p className="row-start-2 text-lg font-bold">
        <bdi>{title}</bdi>
      </p>
    </div>
  );
}
