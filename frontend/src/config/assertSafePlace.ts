import { UnsafePlaceError } from './unsafePlaceError.ts'

/**
 * Makes sure that the app may ask for signatures here: as the top page, under its canonical host.
 *
 * @param host the canonical host of the configuration
 * @param place what the browser says; the window itself by default
 * @throws {UnsafePlaceError} in a frame, or under another host
 */
export function assertSafePlace(
  host: string,
  place: { readonly isTop: boolean; readonly hostname: string } = {
    isTop: window.top === window.self,
    hostname: window.location.hostname,
  },
): void {
  if (!place.isTop) throw new UnsafePlaceError('frame')
  if (place.hostname !== host) throw new UnsafePlaceError('host')
}
