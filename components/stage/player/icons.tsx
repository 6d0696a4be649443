const PATHS = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h4v14H7zm6 0h4v14h-4z',
  sound: 'M4 9v6h4l5 4V5L8 9zm11.5 0a4 4 0 0 1 0 6m2-9a8 8 0 0 1 0 12',
  silence: 'M4 9v6h4l5 4V5L8 9zm11.5.5 5 5m0-5-5 5',
  settings: 'M4 7h8m4 0h4M4 12h3m4 0h9M4 17h9m4 0h3M14 5v4M9 10v4m6 1v4',
  picture: 'M3 5h18v14H3zm9 7h7v5h-7z',
  airPlay: 'M7 17H4V5h16v12h-3m-5-2 5 6H7z',
  cast: 'M4 9V6h16v12h-6M4 12a6 6 0 0 1 6 6M4 15a3 3 0 0 1 3 3',
  fullscreen: 'M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5',
  close: 'M6 6l12 12M18 6L6 18',
  small: 'M9 4v5H4m16 0h-5V4m0 16v-5h5M4 15h5v5',
} as const;

const FILLED = new Set<keyof typeof PATHS>(['play', 'pause']);

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      aria-hidden="true"
      fill={FILLED.has(name) ? 'currentColor' : 'none'}
      stroke={FILLED.has(name) ? 'none' : 'currentColor'}
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
