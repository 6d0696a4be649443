import { FLOOR } from '#components/layout/layout.ts';
import { loadWords } from '#components/words/load-words.ts';

function keepsThings(): boolean {
  try {
    localStorage.getItem('');
    return true;
  } catch {
    return false;
  }
}

/** Says so if this browser keeps nothing. */
export async function sayLimits(): Promise<void> {
  const root = document.documentElement;
  // React takes the attributes of the root away if it has to make the whole page anew.
  if (CSS.supports('color', FLOOR)) root.dataset.runs = '';
  if (keepsThings()) return;
  const words = await loadWords('layout', root.lang);
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = words.storageRefused;
  document.querySelector('.notices')?.append(notice);
}
