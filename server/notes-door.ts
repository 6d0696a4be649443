import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { inlineNamed, isPdfFile, notesFile, notesFilePath } from '#lib/notes/pdf.ts';

/**
 * Lets PDFs of `/notes/` pass, as PDFs and under their names, and nothing else: what is called a PDF and is HTML would be
 * a page of this site.
 * @returns whether it answers
 */
export function guardNotes(
  request: IncomingMessage,
  response: ServerResponse,
  publicFolder: string,
  pass: () => void,
): boolean {
  const path = (request.url ?? '').replace(/[?#].*$/s, '');
  // However it is written: Next decodes before it looks for a file.
  if (!/^\/+notes(?:\/|$)/i.test(decoded(path))) return false;
  const name = notesFile(path);
  void (name === null ? Promise.resolve(false) : isPdfFile(notesFilePath(publicFolder, name))).then(
    (isPdf) => {
      if (!isPdf || name === null) {
        response
          .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
          .end('There are no such show notes.\n');
        return;
      }
      response.setHeader('content-type', 'application/pdf');
      response.setHeader('content-disposition', inlineNamed(basename(name)));
      // A document is no page: of the site's policy only who may frame it concerns it.
      response.setHeader('content-security-policy', "frame-ancestors 'self'");
      pass();
    },
  );
  return true;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
