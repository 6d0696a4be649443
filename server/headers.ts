import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { frameHosts } from '#lib/embed/frame-hosts.ts';
import type { Config } from './env.ts';
import { policyOfPage } from './pages/page-policy.ts';

const load = createRequire(import.meta.url);
const { parseAndValidateFlightRouterState } = load(
  'next/dist/server/app-render/parse-and-validate-flight-router-state',
) as typeof import('next/dist/server/app-render/parse-and-validate-flight-router-state.js');

/**
 * Request headers that only Next itself, or a platform around it, may set. They are removed from requests, because attackers
 * used them to reach Next's internals.
 */
const INTERNAL = /^(x-middleware-|x-nextjs-|x-now-|x-forwarded-host$|next-action$|next-resume$)/;
const STATE = 'next-router-state-tree';

/**
 * Takes internal headers out of a request. Also takes out a router state that Next could not read, because Next would answer
 * 500 and log a stack trace.
 */
export function stripInternalHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL.test(name)) delete request.headers[name];
  }
  try {
    parseAndValidateFlightRouterState(request.headers[STATE]);
  } catch {
    delete request.headers[STATE];
  }
}

/**
 * The policy of the pages. It stands here, not in next.config.mjs, because that is frozen at build and this
 * depends on the environment. Scripts need 'unsafe-inline' as Next's own are inline in every page.
 */
export function contentSecurityPolicy(config: Config, chatUrl: string | null): string {
  const chat = chatUrl ? new URL(chatUrl).origin : '';
  return Object.entries({
    'default-src': "'self'",
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self'",
    'img-src': "'self' https: data:",
    // HLS and DASH are fetched by script, from any public host that a row names.
    'connect-src': `'self' https: ${chat}`,
    'media-src': "'self' https: blob:",
    'worker-src': "'self' blob:",
    'frame-src': frameHosts(config.embedHosts).join(' '),
    'frame-ancestors': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
    // lib/site/trusted-types.ts alone decides which text may become code.
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join('; ');
}

/** The reader of sheets on /check runs as a worker under the policy of its own file: it may load its parts, and ask nobody. */
const STATIC_POLICY = "default-src 'none'; script-src 'self'";

/** The headers of every answer. HSTS is sent only if SITE_URL is https. */
export function securityHeaders(config: Config, chatUrl: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(config, chatUrl),
    'x-content-type-options': 'nosniff',
    // YouTube refuses to play without a Referer (Error 153).
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    ...(config.siteUrl.protocol === 'https:'
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** The countdown and the overlay, of the site or of a room: other sites may frame them, because there is nothing to click but a link. */
const isForFrames = (url = '') => /^\/(?:embed|overlay)(?:\/[0-9a-z-]+)?(?:\?|$)/.test(url);

function policyOf(url = '', policy: string): string {
  if (url.startsWith('/_next/static/')) return STATIC_POLICY;
  if (isForFrames(url)) return policy.replace("frame-ancestors 'self'", 'frame-ancestors *');
  return policyOfPage(url.split('?', 1)[0] ?? '', policy);
}

/** An answer to one client at one moment, which no cache may store. */
const isForOne = (url = '') =>
  /^\/(?:api|backstage|clock\.txt|healthz|livez|live|metrics)(?:[/?]|$)/.test(url);

/**
 * Sets what the answer must carry before Next begins it. Pages and feeds are checked again each time: Next would
 * send `s-maxage` with a year of stale-while-revalidate, which Chromium's fetch obeys.
 */
export function setHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
) {
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, name === 'content-security-policy' ? policyOf(request.url, value) : value);
  }
  if (request.url?.startsWith('/_next/static/')) return;
  // A header that is set here replaces the header of the route.
  response.setHeader('cache-control', isForOne(request.url) ? 'no-store' : 'no-cache');
}
