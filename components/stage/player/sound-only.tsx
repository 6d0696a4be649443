type Props = { title: string; poster: string | null };

/** The poster and the title, in place of a picture, if a stream has only sound. */
export function SoundOnly({ title, poster }: Props) {
  return (
    <div className="player-sound">
      {poster ? <img src={poster} alt="" /> : null}
      <p>
        <bdi>{title}</bdi>
      </p>
    </div>
  );
}
