// All that opens over the panel: one piece, loaded when the first of it is wanted.
export { ask } from './dialog.ts';
export { openHelp, openWhois } from './help-dialog.ts';
export { openLineMenu, openPersonMenu, openReactions } from './line-menu.ts';
export { openLogin } from './login-dialog.ts';
export { openSettings } from './settings-dialog.ts';
