import type { IncomingMessage, ServerResponse } from 'node:http';
import { frameHosts } from '#lib/embed/frame-hosts.ts';
import type { Config } from './env.ts';

/**
 * Request headers that only Next itself, or a platform around it, may set. From outside they are how its
 * internals were reached before, so they never arrive.
 */
const INTERNAL = /^(x-middleware-|x-nextjs-|x-now-|next-action$|next-resume$)/;

/** Takes internal headers out of a request. */
export function stripInternalHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL.test(name)) delete request.headers[name];
  }
}

/**
 * The policy of the pages. It stands here, not in next.config.ts, because that is frozen at build and this
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
    // What may become code is decided in one place: lib/site/trusted-types.ts.
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join('; ');
}

/** What every answer carries. HSTS only where the site says that it is at home on https. */
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

/** The one page that other sites may frame: it shows the countdown, and has nothing to click but a link. */
const isForFrames = (url = '') => /^\/embed(?:\?|$)/.test(url);

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
    response.setHeader(
      name,
      isForFrames(request.url) ? value.replace("frame-ancestors 'self'", 'frame-ancestors *') : value,
    );
  }
  if (!request.url?.startsWith('/_next/static/')) response.setHeader('cache-control', 'no-cache');
}
