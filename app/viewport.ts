import type { Viewport } from 'next';

/** The same for every page. */
export const viewport: Viewport = {
  themeColor: [{ media: '(prefers-color-scheme: light)', color: '#fbfaf7' }, { color: '#14111a' }],
  colorScheme: 'dark light',
  viewportFit: 'cover',
  // The message box stays above a phone's keyboard.
  interactiveWidget: 'resizes-content',
};
