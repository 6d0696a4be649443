/** What the server says to organizers: what came of an order, who did what, which tab lost its name. */
export const desk = {
  moment: 'One moment…',
  link: {
    off: 'There is no backstage on this site: no BACKSTAGE_KEY is set.',
    wrong: 'This link does not open backstage (any more): ask for a new one.',
    'too-many': 'Too many wrong keys: try again in ten minutes.',
  },
  signInFirst: 'Sign in first.',
  notUnderstood: 'That was not understood.',
  somebody: 'Somebody',
  theSheet: 'The sheet',
  /** Each completes "Ada …". */
  acts: {
    hold: 'holds “{title}” on',
    next: 'went to “{title}”',
    show: 'shows an address ({provider})',
    release: 'released “{title}”',
    undo: 'took back: “{who} {what}”',
    sheet: 'set “Show now” and is the newer one',
  },
  live: 'Live',
  refused: {
    gone: 'This show is not in the schedule any more.',
    noNext: 'Nothing is planned after this.',
    notHeld: 'Nothing is held on: the schedule decides already.',
    nothingDone: 'There is nothing to take back.',
    changed:
      'Somebody changed “Show now” in the sheet meanwhile, and that stays: look again, or change it there.',
    inSheet: 'It stands in the sheet’s “Show now”: change it there.',
    sheetChanged: 'The sheet was changed meanwhile: look again.',
  },
  csvFrom: 'CSV from {host}',
  file: 'the file {path}',
  noNotes:
    'The archive does not offer {path}, as there is no such file: have the PDF pushed, or mend the cell under “Notes”.',
  soon: 'The site will read the sheet in a moment.',
  tabs: {
    renamed: 'The tab {tab} was renamed to “{now}”: call it {tab} again, by that name the site finds it.',
    deleted: 'The tab {tab} was deleted: choose Edit, Undo in the sheet, or make a tab of that name.',
  },
};
