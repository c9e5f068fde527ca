/**
 * Whether a host name can only mean this machine.
 *
 * @param host as in `location.hostname` or `URL.hostname`: lower case, without port.
 * @see RFC 6761, section 6.3
 */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
