import { ConfigurationError } from './configurationError.ts'

/**
 * Fetches `config.json`, which lies beside `index.html`.
 *
 * @returns its content, unchecked: `parseEnv` checks it.
 * @throws {ConfigurationError} when it cannot be read.
 */
export async function fetchConfig(): Promise<unknown> {
  try {
    const response = await fetch('./config.json', { cache: 'no-store', redirect: 'error' })
    if (!response.ok) throw new ConfigurationError(`config.json answered ${response.status}`)
    return await response.json()
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause
    throw new ConfigurationError('config.json could not be read', { cause })
  }
}
