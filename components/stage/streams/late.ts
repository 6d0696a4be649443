// These are loaded together when the first of them is needed, because each further file would add an address to the first load.
export { default as CrewCard } from '../crew-card.tsx';
export { default as Trailer } from '../trailer.tsx';
export { default as Asked } from './asked.tsx';
export { default as CellBar } from './cell-bar.tsx';
export { default as FrameFocus } from './frame-focus.ts';
export { default as InsteadNotice } from './instead-notice.tsx';
export { remember } from './remember.ts';
export { default as StreamPicker } from './stream-picker.tsx';
export { WaitingCard } from './waiting-card.tsx';
