import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { GuardLibrary } from '../../../scripts/simulate/guardLibrary.ts'

/** A fault to be put into the guard's source while it is loaded: one text in one file becomes another. */
export type SeededFault = { readonly file: string; readonly text: string; readonly becomes: string }

const brand = pathToFileURL(`${process.cwd()}/sdk/src/brand/`).href
const faults = new Map<string, SeededFault>()

registerHooks({
  /** What a faulty module imports from the guard's folder has the same fault. */
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context)
    const fault = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get('fault')
    if (fault === null || !resolved.url.startsWith(brand) || resolved.url.includes('?')) return resolved
    return { ...resolved, url: `${resolved.url}?fault=${fault}` }
  },

  load(url, context, nextLoad) {
    const name = url.startsWith(brand) ? new URL(url).searchParams.get('fault') : null
    const fault = name === null ? undefined : faults.get(name)
    const path = url.split('?')[0] as string
    if (fault === undefined || path !== `${brand}${fault.file}`) return nextLoad(url, context)
    const parts = readFileSync(fileURLToPath(path), 'utf8').split(fault.text)
    if (parts.length !== 2) throw new Error(`${fault.file} has ${parts.length - 1} times: ${fault.text}`)
    return { format: 'module-typescript', source: parts.join(fault.becomes), shortCircuit: true }
  },
})

/** The guard with a fault in it: a second copy of its modules, beside the one without. */
export async function seededLibrary(name: string, fault: SeededFault): Promise<GuardLibrary> {
  faults.set(name, fault)
  const { createGuard, sqliteStore } = await import(`${brand}index.ts?fault=${encodeURIComponent(name)}`)
  return { createGuard, sqliteStore }
}
