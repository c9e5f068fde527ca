/**
 * The response headers every file of the app is served with.
 *
 * @param options.local true for a development build on a local chain: loopback origins may be read over plain http.
 * @returns header names and values, to be set on every response.
 */
export function appHeaders(options: { readonly local: boolean }): Record<string, string> {
  const loopback = ' http://localhost:* http://127.0.0.1:* http://*.localhost:*'
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' https:${options.local ? loopback : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]

  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(options.local ? {} : { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}
