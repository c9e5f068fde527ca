import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Hex } from 'viem'
import { writeWhole } from '../writeWhole.ts'
import { portOwner } from './portOwner.ts'
import { stopWith } from './stopWith.ts'

const portNames = ['app', 'controls', 'chain', 'service', 'departmentStore', 'pharmacy'] as const
const keyNames = [
  'deployer',
  'relay',
  'wallet',
  'departmentStoreOwner',
  'departmentStoreOperator',
  'pharmacyOwner',
  'pharmacyOperator',
] as const

/** What is chosen at the first start and kept: browsers tie storage to ports, and the ledger ties brands to keys. */
export type LocalState = {
  readonly ports: Readonly<Record<(typeof portNames)[number], number>>
  readonly keys: Readonly<Record<(typeof keyNames)[number], Hex>>
  /** Lets the control page, and nobody else, throw a shop's fault switches. */
  readonly demoToken: string
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

async function choosePorts(first: number): Promise<LocalState['ports']> {
  const ports: Partial<Record<(typeof portNames)[number], number>> = {}
  let candidate = first
  for (const name of portNames) {
    while (!(await isFree(candidate))) {
      candidate++
      if (candidate > 65_535) {
        stopWith(`no free port from ${first} on. End a program that holds one, or let them begin lower with --ports.`)
      }
    }
    ports[name] = candidate++
  }
  return ports as LocalState['ports']
}

function randomKey(): Hex {
  return `0x${randomBytes(32).toString('hex')}`
}

/**
 * Reads what an earlier start chose, or chooses it now and keeps it.
 * @param folder the state folder, e.g. `.local/start`
 * @param options.isFresh throw away what is there
 * @param options.firstPort where free ports are looked for when none are kept. Two starts at one moment need numbers apart: a port is found
 *   free now and taken later.
 * @param options.isMoving look there also when ports are kept
 * @throws {StartStopped} when a kept port is busy (names the process) or the state cannot be read
 */
export async function openLocalState(
  folder: string,
  { isFresh, firstPort, isMoving = false }: { isFresh: boolean; firstPort: number; isMoving?: boolean },
): Promise<LocalState> {
  if (isFresh) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'state.json')
  if (!existsSync(path)) {
    const state: LocalState = {
      ports: await choosePorts(firstPort),
      keys: Object.fromEntries(keyNames.map((name) => [name, randomKey()])) as LocalState['keys'],
      demoToken: randomBytes(16).toString('hex'),
    }
    writeWhole(path, JSON.stringify(state, null, 2))
    return state
  }
  let state: LocalState
  try {
    state = JSON.parse(readFileSync(path, 'utf8')) as LocalState
    if (!portNames.every((name) => Number.isInteger(state.ports[name]))) throw new TypeError('a port is missing')
    if (!keyNames.every((name) => /^0x[0-9a-f]{64}$/.test(state.keys[name]))) throw new TypeError('a key is missing')
  } catch (cause) {
    return stopWith(`${path} cannot be read. Start over with: npm start -- --fresh`, cause)
  }
  if (isMoving) {
    state = { ...state, ports: await choosePorts(firstPort) }
    writeWhole(path, JSON.stringify(state, null, 2))
  }
  for (const name of portNames) {
    if (await isFree(state.ports[name])) continue
    stopWith(
      `port ${state.ports[name]} (${name}) is taken by ${portOwner(state.ports[name])}. End it, or start over on other ports with: npm start -- --fresh`,
    )
  }
  return state
}
