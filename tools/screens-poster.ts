/** Posters for the shows of the screenshots, made of a few shapes. */
const POSTERS: Record<string, { sky: [string, string]; title: string[]; shapes: string }> = {
  film: {
    sky: ['#12304a', '#f0925a'],
    title: ['SATURDAY', 'NIGHT FILM'],
    shapes:
      '<circle cx="200" cy="300" r="95" fill="#ffd9a0"/><path d="M0 430l90-70 70 50 90-90 150 110v170H0z" fill="#0d1b2a"/><path d="M150 600l40-170h20l40 170z" fill="#ffd9a0" opacity=".8"/>',
  },
  question: {
    sky: ['#3a1c5d', '#e3557a'],
    title: ['QUESTION', 'TIME'],
    shapes:
      '<text x="200" y="420" font-size="330" font-weight="800" text-anchor="middle" fill="#ffe08a" font-family="sans-serif">?</text>',
  },
  night: {
    sky: ['#06141f', '#1f6f78'],
    title: ['THE LONG', 'WAY HOME'],
    shapes:
      '<path d="M190 600L60 600 195 250h10l135 350H210l-5-60h-10z" fill="#d8e2dc" opacity=".55"/><circle cx="300" cy="120" r="40" fill="#f4f1de"/>',
  },
};

export function posterOf(name: string): string {
  const { sky, title, shapes } = POSTERS[name] ?? { sky: ['#222', '#555'], title: [name], shapes: '' };
  const lines = title.map(
    (line, at) =>
      `<text x="200" y="${70 + at * 52}" font-size="46" font-weight="800" letter-spacing="2" text-anchor="middle" fill="#fff" font-family="sans-serif">${line}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600"><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient><rect width="400" height="600" fill="url(#s)"/>${shapes}${lines.join('')}</svg>`;
}
