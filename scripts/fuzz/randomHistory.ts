import fc from 'fast-check'
import type { Cast } from './cast.ts'
import { type Operation, operationOf } from './operation.ts'

/**
 * A random history, always the same for a seed. It begins with the registration of some of the brands: a ledger without any refuses
 * nearly everything.
 */
export function randomHistory(cast: Cast, seed: number, length: number): readonly Operation[] {
  const [registered = []] = fc.sample(fc.subarray([...cast.registrations], { minLength: 1 }), { seed, numRuns: 1 })
  const first = registered.map(
    ({ otherwise, salt }): Operation => ({
      kind: 'send',
      part: 'anyone',
      otherwise,
      name: 'registerBrand',
      args: [salt, '0x4b', '0x6b'],
      damage: null,
      value: 0,
      sharesBlock: false,
      wait: 1,
    }),
  )
  return [...first, ...fc.sample(operationOf(cast), { seed, numRuns: length })].slice(0, length)
}
