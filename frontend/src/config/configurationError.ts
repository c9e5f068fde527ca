/** The configuration is missing or wrong; the message names the field. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
