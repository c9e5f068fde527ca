/** Keys may not be derived here: the page stands in a frame of another site, or under another host than its own. */
export class UnsafePlaceError extends Error {
  override readonly name = 'UnsafePlaceError'
  readonly place: 'frame' | 'host'

  constructor(place: 'frame' | 'host', options?: ErrorOptions) {
    super(
      place === 'frame' ? 'The app stands inside a frame.' : 'The app runs under a host that is not its own.',
      options,
    )
    this.place = place
  }
}
