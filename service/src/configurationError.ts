/** A setting is missing or wrong. The message is one sentence that names the variable. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
  readonly variable: string

  constructor(variable: string, sentence: string, options?: { cause?: unknown }) {
    super(`${variable} ${sentence}`, options)
    this.variable = variable
  }
}
