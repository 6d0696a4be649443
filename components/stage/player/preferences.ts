/** The viewer's choices for all players, kept over visits. Labels are kept, because ids differ from stream to stream. */
export type Preferences = {
  muted: boolean;
  volume: number;
  /** A label of captions; null: none. */
  captions: string | null;
  quality: string | null;
  audio: string | null;
};

const KEY = 'marquee:player';
const DEFAULTS: Preferences = { muted: false, volume: 1, captions: null, quality: null, audio: null };

const label = (value: unknown) => (typeof value === 'string' && value.length <= 100 ? value : null);

/** Reads what may have been written by another version, an extension or a person. */
export function parsePreferences(json: string | null): Preferences {
  try {
    const kept: unknown = JSON.parse(json ?? '{}');
    if (kept === null || typeof kept !== 'object') return DEFAULTS;
    const { muted, volume, captions, quality, audio } = kept as Record<string, unknown>;
    return {
      muted: muted === true,
      volume: typeof volume === 'number' && volume > 0 && volume <= 1 ? volume : 1,
      captions: label(captions),
      quality: label(quality),
      audio: label(audio),
    };
  } catch {
    return DEFAULTS;
  }
}

let preferences: Preferences | null = null;

export function getPreferences(): Preferences {
  if (preferences === null) {
    let json: string | null = null;
    try {
      json = localStorage.getItem(KEY);
    } catch {
      // Storage is off: the choices count until this page is closed.
    }
    preferences = parsePreferences(json);
  }
  return preferences;
}

export function setPreferences(more: Partial<Preferences>): void {
  preferences = { ...getPreferences(), ...more };
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // As above.
  }
}
