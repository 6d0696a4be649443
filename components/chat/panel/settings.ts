import type { Announce } from '../attention/announcement.ts';

/** A viewer's choices, kept in this browser. */
export type Settings = {
  /** px, 12 to 24. */
  size: number;
  times: boolean;
  /** `site`: the scheme of the page around it. */
  colours: 'site' | 'light' | 'device';
  /** Joins and parts. `auto` leaves them out of large rooms. */
  presence: 'auto' | 'show' | 'hide';
  announce: Announce;
  /** Asks the browser to notify of mentions and private lines while the page is out of sight. */
  notify: boolean;
  /** Private conversations that somebody else began are left out. */
  noStrangers: boolean;
  /** Whether the member list is open. Null: it is open if there is room. */
  members: boolean | null;
};

const DEFAULTS: Settings = {
  size: 14,
  times: true,
  colours: 'site',
  presence: 'auto',
  announce: 'all',
  notify: false,
  noStrangers: false,
  members: null,
};
const KEY = 'marquee:chat:settings';

export type SettingsStore = {
  get(): Settings;
  set(patch: Partial<Settings>): void;
  onChange(listener: () => void): void;
};

/** Values of a wrong type become the defaults, because an older version may have written the storage. */
function read(): Settings {
  const kept: unknown = readKept(KEY);
  if (typeof kept !== 'object' || kept === null) return DEFAULTS;
  const has = (name: keyof Settings, values: readonly unknown[]) =>
    values.includes((kept as Record<string, unknown>)[name]);
  const from = kept as Settings;
  return {
    size: Number.isFinite(from.size) ? Math.min(24, Math.max(12, Math.round(from.size))) : DEFAULTS.size,
    times: from.times !== false,
    colours: has('colours', ['light', 'device']) ? from.colours : 'site',
    presence: has('presence', ['show', 'hide']) ? from.presence : 'auto',
    announce: has('announce', ['mentions', 'off']) ? from.announce : 'all',
    notify: from.notify === true,
    noStrangers: from.noStrangers === true,
    members: typeof from.members === 'boolean' ? from.members : null,
  };
}

export function createSettings(): SettingsStore {
  let settings = read();
  const listeners: (() => void)[] = [];
  return {
    get: () => settings,
    set(patch) {
      settings = { ...settings, ...patch };
      keep(KEY, settings);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** A value kept in this browser; null if there is none or storage is off. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a value in this browser; undefined removes it. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is off or full, so nothing is kept.
  }
}
