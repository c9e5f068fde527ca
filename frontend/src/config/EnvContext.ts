import { createContext, useContext } from 'react'
import { ConfigurationError } from './configurationError.ts'
import type { Env } from './env.ts'

export const EnvContext = createContext<Env | null>(null)

/** The app's configuration, read once at start. */
export function useEnv(): Env {
  const env = useContext(EnvContext)
  if (env === null) throw new ConfigurationError('The configuration was not loaded')
  return env
}
