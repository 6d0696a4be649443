/** A file names as many mounts as a radio has qualities. */
const MOST = 20;

/** The addresses in a `.pls`, `.m3u` or `.xspf` file, in its order, each once. The file may be anything at all. */
export function mountsIn(text: string): string[] {
  const found = text.includes('<playlist') ? inXspf(text) : inLines(text);
  return [...new Set(found.filter((address) => /^https?:\/\//i.test(address)))].slice(0, MOST);
}

/** https://www.xspf.org/spec: `<location>` is an address, escaped as XML. */
function inXspf(text: string): string[] {
  return [...text.matchAll(/<location>([^<]{1,2048})<\/location>/g)].map(([, location = '']) =>
    location
      .trim()
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}

/** `File1=https://…` in a .pls; a line of its own in an .m3u. */
function inLines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const address = line.trim().replace(/^File\d{1,3}\s*=\s*/i, '');
    return address === '' || address.startsWith('#') || address.startsWith('[') ? [] : [address];
  });
}
