import type { Words } from './words.ts';

export const trouble: Words['trouble'] = {
  title: 'Diese Seite ist kaputtgegangen',
  text: 'Das liegt an uns, nicht an dir. Meistens hilft es, sie neu zu laden.',
  again: 'Neu laden',
};
