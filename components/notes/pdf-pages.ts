import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

// pdf.js, and so a chunk of its own (docs/decisions/0061). Its worker is a file of the build, which is what the policy for
// Trusted Types lets become a script.
GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).href;

/** The most pixels for a point of the screen, because phones have little memory for pictures. */
const MOST_DENSE = 2;
/** Pages this far (of the height of what is seen) before and after are drawn already. */
const AHEAD = '100% 0px';

/**
 * Shows a PDF as pages below each other. A page is drawn when it is near the view, and removed when it is far from it.
 * Large files are fetched in parts.
 * @throws Error if it cannot be fetched or is no PDF
 */
export async function showPdf(address: string, container: HTMLElement): Promise<{ close(): void }> {
  const task = getDocument({ url: address, disableAutoFetch: true, disableStream: true, useWasm: false });
  let pages: (() => void) | null = null;
  try {
    pages = await layOut(await task.promise, container);
  } catch (error) {
    await task.destroy();
    throw error;
  }
  return {
    close() {
      pages?.();
      container.replaceChildren();
      void task.destroy();
    },
  };
}

async function layOut(document: PDFDocumentProxy, container: HTMLElement): Promise<() => void> {
  // Until the size of a page is known, it is as large as the first one, so that little moves.
  const first = (await document.getPage(1)).getViewport({ scale: 1 });
  const drawn = new Map<Element, () => void>();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && !drawn.has(target)) {
          drawn.set(target, draw(document, Number(target.getAttribute('data-page')), target as HTMLElement));
        } else if (!isIntersecting) {
          drawn.get(target)?.();
          drawn.delete(target);
        }
      }
    },
    { root: container, rootMargin: AHEAD },
  );
  for (let number = 1; number <= document.numPages; number++) {
    const page = container.ownerDocument.createElement('div');
    page.className = 'relative overflow-clip bg-white';
    page.dataset.page = String(number);
    page.setAttribute('role', 'group');
    page.setAttribute('aria-label', `${number} / ${document.numPages}`);
    page.style.aspectRatio = `${first.width} / ${first.height}`;
    container.append(page);
    near.observe(page);
  }
  return () => {
    near.disconnect();
    for (const forget of drawn.values()) forget();
  };
}

/** Draws a page into its place; returns a function that removes it. */
function draw(document: PDFDocumentProxy, number: number, place: HTMLElement): () => void {
  let gone = false;
  let stop = () => {};
  const begun = document.getPage(number).then(async (page) => {
    if (gone) return;
    stop = await drawPage(page, place);
    if (gone) stop();
  });
  // A page that cannot be drawn stays white. The others are drawn.
  begun.catch(() => place.replaceChildren());
  return () => {
    gone = true;
    stop();
    place.replaceChildren();
  };
}

async function drawPage(page: PDFPageProxy, place: HTMLElement): Promise<() => void> {
  const natural = page.getViewport({ scale: 1 });
  place.style.aspectRatio = `${natural.width} / ${natural.height}`;
  const scale = place.clientWidth / natural.width;
  const viewport = page.getViewport({ scale });
  const dense = Math.min(devicePixelRatio, MOST_DENSE);
  const canvas = place.ownerDocument.createElement('canvas');
  canvas.className = 'size-full';
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  canvas.setAttribute('aria-hidden', 'true');
  // The words are over the picture, so that they can be selected, copied and read aloud.
  const words = place.ownerDocument.createElement('div');
  words.className =
    'notes-words absolute inset-0 origin-top-left text-start leading-none forced-color-adjust-none';
  words.style.setProperty('--total-scale-factor', String(scale));
  place.replaceChildren(canvas, words);
  const picture = page.render({
    canvas,
    viewport,
    transform: dense === 1 ? undefined : [dense, 0, 0, dense, 0, 0],
  });
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  const ended = () => undefined;
  picture.promise.catch(ended);
  text.render().catch(ended);
  return () => {
    picture.cancel();
    text.cancel();
    page.cleanup();
  };
}
