/**
 * The default policy for Trusted Types (w3.org/TR/trusted-types), as the script that stands first in every page. The
 * site's own code hands no text to the DOM; this lets pass what its libraries do, and nothing else:
 * - React makes script elements with this one text as HTML,
 * - Next's loader sets the address of a script to one of the build's chunks,
 * - the service worker is registered by its address (components/later),
 * - hls.js runs its worker from a blob, which only a script of ours can have made.
 */
export const TRUSTED_TYPES = `self.trustedTypes&&trustedTypes.createPolicy("default",{
createHTML:t=>t==="<script>\\x3c/script>"?t:null,
createScriptURL:t=>{const u=new URL(t,origin);return u.origin===origin&&(u.protocol==="blob:"||u.pathname.startsWith("/_next/static/")||u.pathname==="/sw.js")?t:null}})`;
