import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether somebody knows the key; takes as long for a wrong one. */
export function isKey(given: string, key: string): boolean {
  return timingSafeEqual(digest(given, key), digest(key, key));
}

// Hashes have one length, whatever was typed, as timingSafeEqual requires.
const digest = (text: string, key: string) => createHmac('sha256', `compare ${key}`).update(text).digest();
