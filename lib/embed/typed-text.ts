import { addressInHtml } from './html-snippet.ts';
import { refuse } from './result.ts';
import type { Refusal } from './types.ts';

const longestText = 8192;
const invisible = /[\s\p{Cf}]/u;
const quotes = /["'`\u2018\u2019\u201a-\u201f\u00ab\u00bb\u2039\u203a]/;
const pairs: Record<string, string> = { '<': '>', '(': ')', '[': ']', '{': '}' };

/**
 * The one address in what somebody typed or pasted: without the quotes, brackets, spaces and zero-width characters
 * around it, out of a Markdown link, a HYPERLINK formula or a pasted embed code.
 */
export function addressIn(text: string): string | Refusal {
  if (text.length > longestText) return refuse('longText');
  const bare = strip(text);
  const html = bare.startsWith('<') || bare.includes('<iframe') ? addressInHtml(bare) : null;
  if (html !== null) return html;
  const formula = /^=HYPERLINK\(\s*"([^"]*)"/i.exec(bare)?.[1];
  const markdown = /^!?\[[^[\]]*\]\(\s*([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\s*\)$/.exec(
    bare,
  )?.[1];
  // An "&amp;" in an address was copied out of HTML source.
  return strip(formula ?? markdown ?? bare).replaceAll('&amp;', '&');
}

function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end) {
    const first = text.charAt(start);
    const last = text.charAt(end - 1);
    if (invisible.test(first) || quotes.test(first)) start += 1;
    else if (invisible.test(last) || quotes.test(last) || last === ',' || last === ';') end -= 1;
    else if (isWrapped(text, start, end)) {
      start += 1;
      end -= 1;
    } else break;
  }
  return text.slice(start, end);
}

/** `<https://…>` and its like, as chats and mails write it; not an HTML tag, and not a Markdown link. */
function isWrapped(text: string, start: number, end: number): boolean {
  const close = pairs[text.charAt(start)];
  if (close === undefined || text.charAt(end - 1) !== close) return false;
  const inner = text.slice(start + 1, end - 1);
  return !/[\s<>()[\]{}"']/.test(inner) && inner.includes('.');
}
