type Early = { roomBar?: boolean; roomPress?: string | undefined };

/** How long (ms) a press waits for the code of the bar. After that the plain link is followed. */
const LONGEST = 4000;

/**
 * An inline script for pages with rooms. The code of the bar comes late, and a press before that would follow the plain link
 * and load the page anew; so the press is kept until the bar can follow it.
 */
export const EARLY_PRESS = `document.addEventListener("click",e=>{
const a=!self.roomBar&&e.target.closest(".room-bar a");
if(!a||e.button||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;
e.preventDefault();self.roomPress=a.getAttribute("href");
setTimeout(()=>{if(self.roomPress)location.href=self.roomPress},${LONGEST})},true)`;

/** The link that was pressed before the bar was there, if one was. From now on the bar follows its links itself. */
export function takeEarlyPress(): string | null {
  const early = window as Early;
  const href = early.roomPress ?? null;
  early.roomBar = true;
  early.roomPress = undefined;
  return href;
}
