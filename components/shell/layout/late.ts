// These are loaded together when the stream runs, or when the first of them is needed.
export * from './actions.ts';
export { handleSplit } from './handle-split.ts';
export { default as KeyHelp } from './key-help.tsx';
export { default as LayoutMenu } from './layout-menu.tsx';

import './remote.ts';
import './late.css';
