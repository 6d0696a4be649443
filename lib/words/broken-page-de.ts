import type { Words } from './words.ts';

export const brokenPage: Words['brokenPage'] = {
  title: 'Diese Seite ist kaputtgegangen',
  text: 'Das liegt an uns, nicht an dir. Meistens hilft es, sie neu zu laden.',
  again: 'Neu laden',
};
