import type { Words } from './words.ts';

export const inCalendar: Words['feeds']['inCalendar'] = {
  with: 'Mit {host}',
  warning: 'Inhaltshinweis: {warning}',
  watch: 'Zuschauen: {address}',
};

export const feeds: Words['feeds'] = {
  about: 'Was {title} zeigt und gezeigt hat.',
  inCalendar,
  tentative: 'Noch nicht sicher',
  theRecording: 'Die Aufzeichnung',
  recording: 'Aufzeichnung',
  notes: 'Begleitheft',
};
