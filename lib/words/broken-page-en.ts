/** Where a page broke. */
export const brokenPage = {
  title: 'This page broke',
  text: 'That is our fault, not yours. Loading it again mends most things.',
  again: 'Load it again',
};
