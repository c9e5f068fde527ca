import { type Everything, startEverything } from '../helpers/startEverything.ts'

let world: Everything | undefined

/** Starts everything once and ends it, so that each file can go on from a copy: with a ledger, two brands and their first customers. */
export async function mochaGlobalSetup(): Promise<void> {
  world = await startEverything()
  await world.stop()
  process.env.READY_STATE = world.folder
}

export async function mochaGlobalTeardown(): Promise<void> {
  await world?.stop({ remove: true })
}
