// All that opens over the panel, and the commands: one piece, loaded when the first of it is wanted.
import './menus.css';

export { commandNames, runTyped } from '../commands/run-command.ts';
export { openBans } from './bans-dialog.ts';
export { openChannelMenu } from './channel-menu.ts';
export { ask, choose } from './dialog.ts';
export { openHelp, openWhois } from './help-dialog.ts';
export { openLineMenu, openPersonMenu, openReactions } from './line-menu.ts';
export { openFirstLogin, openKey, openLogin, openVerify } from './login-dialog.ts';
export { sayMany } from './say-many.ts';
export { openSettings } from './settings-dialog.ts';
export { openTopic } from './topic-dialog.ts';
