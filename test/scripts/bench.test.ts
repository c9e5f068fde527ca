import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'

/** Runs `bench:sdk` as a person would; its end, whatever it is. */
async function bench(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const all = ['--disable-warning=ExperimentalWarning', 'scripts/bench/sdk.ts', ...args]
  const ran = promisify(execFile)(process.execPath, all, { env: { ...process.env, ...env } })
  return ran.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error) => ({ code: error.code as number, stdout: error.stdout as string, stderr: error.stderr as string }),
  )
}

describe('the benchmark of the SDK', () => {
  it('names the parts there are when it is asked for another', async () => {
    const { code, stdout, stderr } = await bench(['--only', 'check,speed'])
    expect(code).to.equal(2)
    expect(stdout).to.equal('')
    expect(stderr)
      .to.include('"speed" is no part')
      .and.to.include('check, audience, memory, start, verify, merkle, sync, use')
  })

  it('brings its own chain, reads it with a real guard and prints one line of JSON', async function () {
    this.timeout(120_000)
    const { code, stdout, stderr } = await bench(['--only', 'sync', '--json'], { SYNC_EVENTS: '3000' })
    expect(code, stderr).to.equal(0)
    expect(stdout.trimEnd().split('\n')).to.have.length(1)
    const { sync } = JSON.parse(stdout)
    expect(sync.events).to.be.greaterThan(3_000)
    expect(sync.eventsPerSecond).to.be.greaterThan(0)
    expect(sync.viemGetContractEventsWithoutStoreEventsPerSecond).to.be.greaterThan(0)
  })

  it('starts a real guard on a store of its own, with and without a snapshot', async function () {
    this.timeout(120_000)
    const { code, stdout, stderr } = await bench(['--only', 'start', '--json'], { CUSTOMERS: '1000' })
    expect(code, stderr).to.equal(0)
    const { start } = JSON.parse(stdout)
    expect(start).to.include({ customers: 1_000, receipts: 1_500 })
    expect(Math.min(start.fromStoreSeconds, start.withSnapshotSeconds)).to.be.greaterThan(0)
  })
})
