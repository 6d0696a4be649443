type Props = { title: string; poster: string | null };

/** In the place of a picture, if a stream has only sound: the poster, and the title. */
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
