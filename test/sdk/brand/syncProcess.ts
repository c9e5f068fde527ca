/**
 * A guard in a process of its own that kills itself: started with `fork`, it reads the chain once and dies by SIGKILL at the write to its store
 * that its options name; if there are fewer, it says so and ends.
 */
import { StatementSync } from 'node:sqlite'
import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { readerOf } from '../../helpers/seedHistory.ts'

const { url, deployment, brandId, path, killAt } = JSON.parse(process.argv[2] ?? '{}')

let writes = 0
const { run, all } = StatementSync.prototype
function isFatal(statement: StatementSync): boolean {
  return !/^\s*(select|pragma)/i.test(statement.sourceSQL) && ++writes === killAt
}
StatementSync.prototype.run = function (...values) {
  if (isFatal(this)) process.kill(process.pid, 'SIGKILL')
  return run.apply(this, values)
}
StatementSync.prototype.all = function (...values) {
  if (isFatal(this)) process.kill(process.pid, 'SIGKILL')
  return all.apply(this, values)
}

const guard = await createGuard({
  client: readerOf({ url }),
  deployment,
  brandId,
  store: sqliteStore(path),
  appUrl: 'http://localhost:4100',
  policy: { pollInterval: 3_600_000 },
})
const { ready, rows } = await guard.health()
await guard.close()
process.send?.({ writes, ready, spentLocks: rows.spentLocks }, () => process.disconnect())
