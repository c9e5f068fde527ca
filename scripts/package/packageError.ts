/** The package cannot be made or tried; the message says what to do. */
export class PackageError extends Error {
  override readonly name = 'PackageError'
}
