/**
 * A script in each exported page, so that links between pages work on any file server. The router asks for a page's own address
 * with headers, and such a server does not look at them. This script asks for the file instead, and sets the type of the answer
 * that the router expects. Some hosts also redirect `/schedule` to `/schedule/`, another page for the router. It also says that
 * nobody tells pages of edits here, so that they do not ask for `/live` in vain.
 */
export const STATIC_HOST = `(()=>{
document.documentElement.dataset.live="off";
const path=location.pathname.replace(/(?:\\/index\\.html|\\.html|\\/)$/,"")||"/";
if(path!==location.pathname)history.replaceState(null,"",path+location.search+location.hash);
const ask=self.fetch;
self.fetch=async(input,init)=>{
const headers=new Headers(init&&init.headers);
if(headers.get("rsc")!=="1")return ask(input,init);
const {pathname}=new URL(input,location.href);
const stem=pathname==="/"?"/index":pathname.replace(/\\/$/,"");
const segment=headers.get("next-router-segment-prefetch");
const file=await ask(stem+(segment?".segments"+segment+".segment.rsc":".rsc"),{signal:init.signal,priority:init.priority});
const answer=new Headers({"content-type":"text/x-component"});
if(segment)answer.set("x-nextjs-postponed","2");
return new Response(file.body,{status:file.status,headers:answer})}})()`;

const forFrames = (path: string) => `/${path}
  ! Content-Security-Policy
  Content-Security-Policy: frame-ancestors *; base-uri 'none'; object-src 'none'; form-action 'self'
`;

/** Headers for hosts that read them from a file of this name (Cloudflare Pages, Netlify); others ignore it. */
export const HEADERS_FILE = `/*
  Content-Security-Policy: frame-ancestors 'self'; base-uri 'none'; object-src 'none'; form-action 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin-allow-popups
  Cache-Control: no-cache
/_next/static/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/*.json
  Access-Control-Allow-Origin: *
  Access-Control-Expose-Headers: ETag, Date, Age
/*.ics
  Access-Control-Allow-Origin: *
  Access-Control-Expose-Headers: ETag, Date, Age
/*.xml
  Access-Control-Allow-Origin: *
  Access-Control-Expose-Headers: ETag, Date, Age
${['embed', 'embed/*', 'overlay', 'overlay/*'].map(forFrames).join('')}`;
