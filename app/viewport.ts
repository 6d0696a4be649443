import type { Viewport } from 'next';

/** The same for every page. */
export const viewport: Viewport = {
  themeColor: '#0c0a10',
  colorScheme: 'dark',
  viewportFit: 'cover',
  // The message box stays above a phone's keyboard.
  interactiveWidget: 'resizes-content',
};
