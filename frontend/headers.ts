type PolicyOptions = {
  /** True for a development build on a local chain: loopback origins may be read over plain http. */
  readonly local: boolean
}

/**
 * The Content Security Policy of the app: its own files, and requests to the node, the relay and the brand at hand.
 *
 * @param options.as header, or meta: a page cannot forbid its own framing, so the tag leaves that to the header.
 */
export function contentSecurityPolicy(options: PolicyOptions & { readonly as: 'header' | 'meta' }): string {
  const loopback = ' http://localhost:* http://127.0.0.1:* http://*.localhost:*'
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' https:${options.local ? loopback : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(options.as === 'header' ? ["frame-ancestors 'none'"] : []),
  ].join('; ')
}

/**
 * The response headers every file of the app is served with: the one source of them, also of the files for web servers.
 *
 * @returns header names and values, to be set on every response.
 */
export function appHeaders(options: PolicyOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy({ ...options, as: 'header' }),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(options.local ? {} : { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}
