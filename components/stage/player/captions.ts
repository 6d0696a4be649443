import { getPreferences, setPreferences } from './preferences.ts';

export type Caption = { id: number; label: string; showing: boolean };

/** The captions of a video, by their place among its text tracks. */
export function captionsOf(video: HTMLVideoElement): Caption[] {
  return [...video.textTracks].flatMap(({ kind, label, language, mode }, id) =>
    kind === 'subtitles' || kind === 'captions'
      ? [{ id, label: label || language || String(id + 1), showing: mode === 'showing' }]
      : [],
  );
}

/** Shows one of a video's captions, or none. */
function showCaptions(video: HTMLVideoElement, id: number | null): void {
  for (const caption of captionsOf(video)) {
    const track = video.textTracks[caption.id];
    if (track) track.mode = caption.id === id ? 'showing' : 'disabled';
  }
}

/** The viewer's choice, for this stream and for the next ones. */
export function chooseCaptions(video: HTMLVideoElement, id: number | null): void {
  showCaptions(video, id);
  const label = captionsOf(video).find((caption) => caption.id === id)?.label ?? null;
  setPreferences({ captions: label });
}

/** Shows the captions that the viewer chose before, if this stream has them. */
export function restoreCaptions(video: HTMLVideoElement): void {
  const { captions } = getPreferences();
  const found = captionsOf(video).find(({ label }) => label === captions);
  if (found && !found.showing) showCaptions(video, found.id);
}

/**
 * Switches captions on or off. The captions that were on before come back, otherwise the first. Returns false if there are
 * none.
 */
export function toggleCaptions(video: HTMLVideoElement): boolean {
  const all = captionsOf(video);
  const [first] = all;
  if (!first) return false;
  const isOn = all.some(({ showing }) => showing);
  const before = all.find(({ label }) => label === getPreferences().captions);
  chooseCaptions(video, isOn ? null : (before ?? first).id);
  return true;
}
