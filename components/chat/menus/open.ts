// Everything that opens over the panel, and the commands. They are one chunk, which is loaded when the first of them is needed.
import './menus.css';

export { commandNames, runTyped } from '../commands/run-command.ts';
export { ask, choose } from './ask-dialog.tsx';
export { openBans } from './bans-dialog.tsx';
export { openChannelMenu } from './channel-menu.ts';
export { openKey, openVerify } from './field-dialog.tsx';
export { openHelp, openWhois } from './help-dialog.tsx';
export { openLineMenu, openPersonMenu, openReactions } from './line-menu.ts';
export { openFirstLogin, openLogin } from './login-dialog.tsx';
export { sayMany } from './say-many.tsx';
export { openSettings } from './settings-dialog.tsx';
export { openTopic } from './topic-dialog.tsx';
