// Drawings of the tools that come after the first lines: see `icon` in dom.ts.
export const SMILE = 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm-3.5-7c1.5 3.3 5.5 3.3 7 0M9 9.5v.5m6-.5v.5';
export const SETTINGS = 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5';
export const SHIELD = 'M12 4 5 6.5v5c0 4 3 7 7 8.5 4-1.5 7-4.5 7-8.5v-5Z';
export const PRIVATE = 'M4 6h16v11H9l-5 3.5Z';
export const SEND = 'M4 12 20 4l-5 16-4-7Zm7 1 4-4';
export const REPLY = 'M9 7 4 12l5 5m-5-5h10c3.5 0 6 2 6 6';
export const MORE = 'M6 12h.01M12 12h.01M18 12h.01';
