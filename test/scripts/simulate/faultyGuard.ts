/** Loaded before a program, it puts a fault into the guard: recordings count before they are final. */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('/sdk/src/brand/decide.ts')) return nextLoad(url, context)
    const source = readFileSync(fileURLToPath(url), 'utf8').replace('at, live.final)', 'at, Infinity)')
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})
