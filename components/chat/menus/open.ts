// All that opens over the panel, and the commands: one piece, loaded when the first of it is wanted.
import './menus.css';

export { commandNames, runTyped } from '../commands/run-command.ts';
export { ask } from './dialog.ts';
export { openHelp, openWhois } from './help-dialog.ts';
export { openLineMenu, openPersonMenu, openReactions } from './line-menu.ts';
export { openLogin } from './login-dialog.ts';
export { openSettings } from './settings-dialog.ts';
