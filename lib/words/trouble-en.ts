/** Where a page broke. It cannot ask the site for words then, so these come with the code. */
export const trouble = {
  title: 'This page broke',
  text: 'That is our fault, not yours. Loading it again mends most things.',
  again: 'Load it again',
};
