import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

// PDFs are read in a thread of their own, because one may take seconds, or may be made so that reading never ends.

/** How many pages are read, and how many characters are kept. */
const MOST_PAGES = 500;
const MOST_TEXT = 500_000;

async function textOf(data: Uint8Array): Promise<string> {
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    // Text alone: neither fonts nor pictures are looked at.
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
  });
  const document = await task.promise;
  let text = '';
  for (
    let number = 1;
    number <= Math.min(document.numPages, MOST_PAGES) && text.length < MOST_TEXT;
    number++
  ) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
    page.cleanup();
  }
  await task.destroy();
  return text.slice(0, MOST_TEXT);
}

parentPort?.on('message', async (data: Uint8Array) => {
  const answer = await textOf(data).then(
    (text) => ({ text }),
    (error: unknown) => ({ error: String(error) }),
  );
  parentPort?.postMessage(answer);
});
