import { inCalendar } from './feeds-en.ts';

/** Reminders in the browser: the dialog, which comes when it is asked for, and what is sent. */
export const reminders = {
  what: {
    title: 'Remind me',
    of: 'Of what',
    show: 'This show: {when}',
    series: 'Every show of {series}',
    lead: 'When',
    atStart: 'When it starts',
    minutes: '{n} minutes before',
    hour: 'An hour before',
    day: 'A day before',
    remind: 'Remind me',
    forget: 'No reminder any more',
    close: 'Close',
  },
  asking: 'Your browser asks whether this site may notify you.',
  working: 'One moment…',
  set: 'You will be reminded, also when this page is closed.',
  setHere: 'You will be reminded as long as a page of this site is open.',
  forgotten: 'You will not be reminded.',
  calendar: {
    instead: 'Or let your calendar do it:',
    file: 'Calendar file',
    google: 'Google Calendar',
    inCalendar,
  },
  problems: {
    unsupported: 'This browser cannot be reached when the page is closed.',
    homeScreen:
      'On this device that works from the home screen only: Share, Add to Home Screen, and open the site from there.',
    denied: 'Notifications of this site are blocked: allow them in the settings of your browser.',
    off: 'This site sends no reminders to closed pages.',
    away: 'The part of the site that keeps reminders does not answer at the moment. Try again in a minute.',
    failed: 'Your browser could not reach its push service. Try again later.',
    full: 'There are as many reminders as there may be: remove one first.',
    tooMany: 'That was often: try again in ten minutes.',
    unknown: 'This show is not on the schedule any more.',
  },
  push: {
    starts: 'Starts at {time}.',
    started: 'Started at {time}.',
    cancelled: 'Cancelled: it was to start at {time}.',
  },
};
