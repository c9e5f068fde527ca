/** A deployment was refused or failed; the message says what to do. Nothing was written. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}
