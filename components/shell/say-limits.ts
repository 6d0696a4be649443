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
  if (keepsThings()) return;
  const words = await loadWords('layout', document.documentElement.lang);
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = words.storageRefused;
  document.querySelector('.notices')?.append(notice);
}
