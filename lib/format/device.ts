import { readerLocale } from './reader-locale.ts';
import type { Reader } from './times.ts';

const readers = new Map<string, Reader & { locale: string }>();

/** The device's way of writing in a language, and its zone: neither changes while a page is open. */
export function deviceReader(language: string): Reader & { locale: string } {
  let reader = readers.get(language);
  if (!reader) {
    const { hourCycle, timeZone } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
    reader = { locale: readerLocale(language, navigator.languages, hourCycle), timeZone };
    readers.set(language, reader);
  }
  return reader;
}

/** Every zone that the device knows. */
export const deviceZones = (): string[] => Intl.supportedValuesOf('timeZone');
