import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { inlineNamed, isPdfFile, notesFile, notesFilePath } from './pdf.ts';

/**
 * Refuses everything below `/notes/` that is not a PDF: a file that is called a PDF and is HTML would be a page of this
 * site. The answer for a PDF gets a PDF's headers and the name of the file, and the request goes on.
 * @returns whether the request was refused, and is answered
 */
export async function refuseNotes(
  request: IncomingMessage,
  response: ServerResponse,
  publicFolder: string,
): Promise<boolean> {
  const path = (request.url ?? '').replace(/[?#].*$/s, '');
  // The path may be encoded in any way, because Next decodes it before it looks for a file.
  if (!/^\/+notes(?:\/|$)/i.test(decoded(path))) return false;
  const name = notesFile(path);
  if (name === null || !(await isPdfFile(notesFilePath(publicFolder, name)))) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('There are no such show notes.\n');
    return true;
  }
  response.setHeader('content-type', 'application/pdf');
  response.setHeader('content-disposition', inlineNamed(basename(name)));
  // Only the rule for frames of the site's policy concerns a PDF.
  response.setHeader('content-security-policy', "frame-ancestors 'self'");
  return false;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
