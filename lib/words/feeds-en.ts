/** What a calendar says of a slot below its title; beside a link that adds one to a calendar, too. */
export const inCalendar = {
  with: 'With {host}',
  warning: 'Content warning: {warning}',
  watch: 'Watch: {address}',
};

/** What the feeds say beside what stands in the sheet. */
export const feeds = {
  about: 'What {title} shows and showed.',
  inCalendar,
  tentative: 'To be confirmed',
  theRecording: 'The recording',
  recording: 'Recording',
  notes: 'Show notes',
};
