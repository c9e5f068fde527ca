import { decide } from '../../../sdk/src/brand/decide.ts'
import { customerIdOf } from './customerIdOf.ts'
import { asked, fillState } from './fillState.ts'
import { randomOf } from './randomOf.ts'

const say = (progress: string) => process.stderr.write(`${progress}\n`)

/** Questions a second, and what the slowest of a hundred takes: each of a random customer. */
function measure(ids: readonly string[], ask: (id: string) => boolean) {
  const warm = Math.min(200_000, ids.length)
  for (let place = 0; place < warm; place++) ask(ids[place] as string)
  let hits = 0
  const began = performance.now()
  for (const id of ids) if (ask(id)) hits++
  const opsPerSecond = Math.round(ids.length / ((performance.now() - began) / 1_000))
  const single = new Float64Array(Math.min(200_000, ids.length))
  for (let place = 0; place < single.length; place++) {
    const id = ids[ids.length - 1 - place] as string
    const start = performance.now()
    ask(id)
    single[place] = performance.now() - start
  }
  single.sort()
  const p99Microseconds = Number(((single[Math.floor(single.length * 0.99)] as number) * 1_000).toFixed(2))
  return { opsPerSecond, p99Microseconds, hits }
}

const found: Record<string, unknown> = {}
for (const [name, customers] of [
  ['check1k', 1_000],
  ['check1M', 1_000_000],
  ['check10M', 10_000_000],
] as const) {
  say(`  ${customers.toLocaleString('en')} customers: filling the memory`)
  const { context } = fillState(customers)
  const random = randomOf(7)
  const ids = Array.from({ length: 1_000_000 }, () => customerIdOf(1 + random(customers)))
  const strangers = ids.map((id) => `${id.slice(0, 19)}~`)
  say(`  ${customers.toLocaleString('en')} customers: asking`)
  const hit = measure(ids, (id) => decide(context, id, asked).allowed)
  const miss = measure(strangers, (id) => decide(context, id, asked).allowed)

  const map = new Map<string, number>()
  for (let customer = 1; customer <= customers; customer++) map.set(customerIdOf(customer), customer)
  const viaMap = measure(ids, (id) => map.get(id) !== undefined)
  found[name] = {
    ...hit,
    missOpsPerSecond: miss.opsPerSecond,
    map: { opsPerSecond: viaMap.opsPerSecond, p99Microseconds: viaMap.p99Microseconds },
    vsMap: Number((hit.opsPerSecond / viaMap.opsPerSecond).toFixed(2)),
  }
  say(`  ${JSON.stringify(found[name])}`)
}
process.stdout.write(`${JSON.stringify(found)}\n`)
