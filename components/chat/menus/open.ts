// Everything that opens over the panel, and the commands. They are one chunk, which is loaded when the first of them is needed.
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
