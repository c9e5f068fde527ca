import { execFile } from 'node:child_process'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { lockOf, revoke, revokeAsBrand } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { decodeFunctionData, type Hex, parseAbi } from 'viem'
import type { Health } from '../../../service/src/readHealth.ts'
import type { RevocationView } from '../../../service/src/relay/readRevocation.ts'
import { type Anvil, freePort, startAnvil } from '../../helpers/startAnvil.ts'
import { eventually } from '../eventually.ts'
import { type ServiceProcess, startService } from '../serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

const abi = parseAbi(['function revoke((bytes32 brandId, bytes32[] secrets)[] revocations)'])

describe('relay', () => {
  let ledger: TestLedger
  let service: ServiceProcess
  let env: Record<string, string>
  let brandId: Hex
  let otherBrandId: Hex

  before(async () => {
    ledger = await startTestLedger()
    brandId = await ledger.registerBrand('Old brand')
    otherBrandId = await ledger.registerBrand('Other brand')
    await ledger.passDays(8)
    env = ledger.environment('relay', 2, { RELAY_REPLACE_AFTER: '1' })
    service = await startService(env)
    await eventually('the chain is reached', async () => (await health(service)).chain.isReachable)
  })

  // A test that fails half-way must not leave the next one a chain without blocks.
  afterEach(() => ledger.anvil.rpc('evm_setAutomine', [true]))

  after(async () => {
    await service?.kill()
    await ledger?.stop()
  })

  async function accept(body: unknown): Promise<string> {
    const response = await service.post('/revocations', body)
    const answer = (await response.json()) as { id: string }
    expect(response.status, JSON.stringify(answer)).to.equal(202)
    return answer.id
  }

  async function read(id: string): Promise<RevocationView> {
    const response = await service.request(`/revocations/${id}`)
    expect(response.status).to.equal(200)
    return (await response.json()) as RevocationView
  }

  function reaches(id: string, state: string): Promise<RevocationView> {
    return eventually(`the request is ${state}`, async () => {
      const view = await read(id)
      return view.state === state && view
    })
  }

  it('sends opened secrets and follows them until they are final', async () => {
    const [consent] = await ledger.makeConsents(brandId, 1)
    if (!consent) throw new Error()
    const secrets = [
      { secret: consent.brandSecret, opening: consent.brandOpening },
      { secret: consent.useSecrets[0], opening: consent.useOpenings[0] },
    ]
    const id = await accept({ brandId, secrets })
    expect(id).to.match(/^[A-Za-z0-9_-]{43}$/)

    const included = await reaches(id, 'included')
    expect(await ledger.isSpent(brandId, consent.brandSecret)).to.equal(true)
    expect(await ledger.isSpent(brandId, consent.useSecrets[0] as Hex)).to.equal(true)
    expect(await ledger.isSpent(brandId, consent.useSecrets[1] as Hex)).to.equal(false)
    expect(included.locks.map(({ lock }) => lock)).to.deep.equal(
      secrets.map(({ secret }) => lockOf(secret as Hex)).sort(),
    )

    await ledger.mine(5)
    const final = await reaches(id, 'final')
    for (const lock of final.locks) {
      const receipt = await ledger.client.getTransactionReceipt({ hash: lock.transactionHash as Hex })
      const block = await ledger.client.getBlock({ blockNumber: receipt.blockNumber })
      expect(lock).to.include({
        state: 'final',
        blockNumber: Number(receipt.blockNumber),
        revokedAt: Number(block.timestamp),
        byBrand: false,
        sentBy: 'relay',
      })
    }
  })

  it('answers the same id for the same secrets in any order, and sends them once', async () => {
    const secrets = [{ secret: randomWord() }, { secret: randomWord() }]
    const id = await accept({ brandId, secrets })
    expect(await accept({ brandId, secrets: [...secrets].reverse() })).to.equal(id)
    await reaches(id, 'included')
    expect(await accept({ brandId, secrets })).to.equal(id)
    expect(await accept({ brandId: otherBrandId, secrets })).to.not.equal(id)
  })

  it('takes back a secret it counts as final when the chain has gone back further', async () => {
    const snapshot = await ledger.anvil.rpc('evm_snapshot')
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }] })
    await reaches(id, 'included')
    await ledger.mine(6)
    await reaches(id, 'final')

    await ledger.anvil.rpc('evm_revert', [snapshot])
    expect(await ledger.isSpent(brandId, secret)).to.equal(false)
    expect(await accept({ brandId, secrets: [{ secret }] })).to.equal(id)
    await eventually('the lock is spent again', () => ledger.isSpent(brandId, secret))
    await reaches(id, 'included')
  })

  it('waits for as long as asked, and less when asked again for less', async () => {
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }], after: 3 })
    await sleep(900)
    expect((await read(id)).state).to.equal('queued')
    expect(await ledger.isSpent(brandId, secret)).to.equal(false)
    await reaches(id, 'included')

    const hurried = randomWord()
    const hurriedId = await accept({ brandId, secrets: [{ secret: hurried }], after: 600 })
    expect((await read(hurriedId)).state).to.equal('queued')
    expect(await accept({ brandId, secrets: [{ secret: hurried }] })).to.equal(hurriedId)
    await reaches(hurriedId, 'included')
  })

  it('pays nothing for what the brand spends in the meantime, and tells where that was', async () => {
    const secret = randomWord()
    const sent = await ledger.client.getTransactionCount({ address: ledger.walletOf(2).account?.address as Hex })
    const id = await accept({ brandId, secrets: [{ secret }], after: 600 })
    const { ledger: address } = ledger.deployment
    const hash = await revokeAsBrand(ledger.walletOf(1) as never, { ledger: address, brandId, locks: [lockOf(secret)] })
    const view = await reaches(id, 'included')
    expect(view.locks[0]).to.include({ transactionHash: hash, byBrand: true, sentBy: 'other' })
    await ledger.mine(5)
    await reaches(id, 'final')
    expect(await ledger.client.getTransactionCount({ address: ledger.walletOf(2).account?.address as Hex })).to.equal(
      sent,
    )
  })

  it('counts a lock that is spent already as done, with where', async () => {
    const secret = randomWord()
    const { ledger: address } = ledger.deployment
    const hash = await revoke(ledger.walletOf(3) as never, {
      ledger: address,
      revocations: [{ brandId, secrets: [secret] }],
    })
    await ledger.client.waitForTransactionReceipt({ hash })
    const id = await accept({ brandId, secrets: [{ secret }] })
    const lock = await eventually('the place is known', async () => {
      const [found] = (await read(id)).locks
      return found?.transactionHash ? found : undefined
    })
    expect(lock).to.include({ state: 'included', transactionHash: hash, byBrand: false, sentBy: 'other' })
  })

  it('puts what is due into one transaction, sorted by brand and lock, brands taking turns', async () => {
    await service.stop()
    service = await startService({ ...env, RELAY_BATCH_SIZE: '6' })
    await eventually('the chain is reached', async () => (await health(service)).chain.isReachable)
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const blocker = await accept({ brandId, secrets: [{ secret: randomWord() }] })
    await reaches(blocker, 'sent')
    const many = Array.from({ length: 8 }, randomWord)
    const few = [randomWord(), randomWord()]
    const manyId = await accept({ brandId, secrets: many.map((secret) => ({ secret })) })
    const fewId = await accept({ brandId: otherBrandId, secrets: few.map((secret) => ({ secret })) })
    await ledger.anvil.rpc('evm_setAutomine', [true])
    await ledger.mine(1)
    const { locks } = await reaches(fewId, 'included')
    await reaches(manyId, 'included')

    const { input } = await ledger.client.getTransaction({ hash: locks[0]?.transactionHash as Hex })
    const { args } = decodeFunctionData({ abi, data: input })
    const [revocations] = args
    expect(revocations.map((revocation) => revocation.brandId)).to.deep.equal([brandId, otherBrandId].sort())
    const secretsOf = (id: Hex) => revocations.find((revocation) => revocation.brandId === id)?.secrets ?? []
    expect(secretsOf(otherBrandId)).to.have.members(few)
    expect(secretsOf(brandId)).to.have.length(4)
    for (const { secrets } of revocations) {
      const sorted = secrets.map((secret) => lockOf(secret))
      expect(sorted).to.deep.equal([...sorted].sort())
    }
  })

  it('raises the fee of a transaction that is stuck', async () => {
    const secret = randomWord()
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const id = await accept({ brandId, secrets: [{ secret }] })
    const first = (await reaches(id, 'sent')).locks[0]?.transactionHash as Hex
    const before = await ledger.client.getTransaction({ hash: first })
    await ledger.anvil.rpc('anvil_setNextBlockBaseFeePerGas', [
      `0x${((before.maxFeePerGas as bigint) * 2n).toString(16)}`,
    ])
    await ledger.mine(1)
    expect(await ledger.isSpent(brandId, secret)).to.equal(false)

    const second = await eventually('it is replaced', async () => {
      const hash = (await read(id)).locks[0]?.transactionHash
      return hash && hash !== first ? hash : undefined
    })
    const after = await ledger.client.getTransaction({ hash: second })
    expect(after.nonce).to.equal(before.nonce)
    expect(after.input).to.equal(before.input)
    expect(Number(after.maxFeePerGas)).to.be.at.least(Number(before.maxFeePerGas) * 1.25)
    expect(Number(after.maxPriorityFeePerGas)).to.be.at.least(Number(before.maxPriorityFeePerGas) * 1.25)
    await ledger.anvil.rpc('evm_setAutomine', [true])
    await ledger.mine(1)
    expect((await reaches(id, 'included')).locks[0]?.sentBy).to.equal('relay')
  })

  it('sends again what a reorg dropped, until it is final', async () => {
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }] })
    const before = (await reaches(id, 'included')).locks[0]
    await ledger.anvil.rpc('evm_setAutomine', [false])
    await ledger.mine(1)
    await ledger.anvil.rpc('anvil_reorg', [3, []])
    expect(await ledger.isSpent(brandId, secret)).to.equal(false)
    await reaches(id, 'sent')
    await sleep(400)
    await ledger.anvil.rpc('evm_setAutomine', [true])
    await ledger.mine(1)
    const after = (await reaches(id, 'included')).locks[0]
    expect(after?.blockNumber).to.be.greaterThan(before?.blockNumber as number)
    expect(await ledger.isSpent(brandId, secret)).to.equal(true)
    await ledger.mine(5)
    await reaches(id, 'final')
    const metrics = await (await service.request('/metrics')).text()
    expect(metrics).to.match(/^consent_ledger_relay_transactions_total\{outcome="dropped"\} 1$/m)
  })

  it("puts a lock back into the queue when another's spend is dropped", async () => {
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }], after: 5 })
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const { ledger: address } = ledger.deployment
    await revoke(ledger.walletOf(3) as never, { ledger: address, revocations: [{ brandId, secrets: [secret] }] })
    await ledger.mine(1)
    await reaches(id, 'included')
    await ledger.anvil.rpc('anvil_reorg', [1, []])
    await reaches(id, 'queued')
    await ledger.anvil.rpc('evm_setAutomine', [true])
    expect((await reaches(id, 'included')).locks[0]?.sentBy).to.equal('relay')
  })

  it('starts over when its nonce went to another transaction', async () => {
    const secret = randomWord()
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const id = await accept({ brandId, secrets: [{ secret }] })
    const hash = (await reaches(id, 'sent')).locks[0]?.transactionHash as Hex
    const { nonce, maxFeePerGas, maxPriorityFeePerGas } = await ledger.client.getTransaction({ hash })
    const wallet = ledger.walletOf(2)
    await service.kill()
    await wallet.sendTransaction({
      account: wallet.account as never,
      chain: null,
      to: wallet.account?.address as Hex,
      nonce,
      gas: 21_000n,
      maxFeePerGas: (maxFeePerGas as bigint) * 3n,
      maxPriorityFeePerGas: (maxPriorityFeePerGas as bigint) * 3n,
    })
    await ledger.mine(1)
    await ledger.anvil.rpc('evm_setAutomine', [true])
    service = await startService(env)
    const view = await reaches(id, 'included')
    expect((await ledger.client.getTransaction({ hash: view.locks[0]?.transactionHash as Hex })).nonce).to.equal(
      nonce + 1,
    )
  })

  it('loses nothing when it is killed between answering and sending', async () => {
    const waiting = randomWord()
    const due = randomWord()
    const waitingId = await accept({ brandId, secrets: [{ secret: waiting }], after: 2 })
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const dueId = await accept({ brandId, secrets: [{ secret: due }] })
    await service.kill()
    expect(await ledger.isSpent(brandId, waiting)).to.equal(false)
    expect(await ledger.isSpent(brandId, due)).to.equal(false)

    service = await startService(env)
    await ledger.anvil.rpc('evm_setAutomine', [true])
    await ledger.mine(1)
    await reaches(dueId, 'included')
    await reaches(waitingId, 'included')
    expect(await ledger.isSpent(brandId, waiting)).to.equal(true)
    expect(await ledger.isSpent(brandId, due)).to.equal(true)
  })

  it('does not send twice what it had sent before it was killed', async () => {
    const secret = randomWord()
    await ledger.anvil.rpc('evm_setAutomine', [false])
    const id = await accept({ brandId, secrets: [{ secret }] })
    const first = (await reaches(id, 'sent')).locks[0]?.transactionHash
    await service.kill()
    const address = ledger.walletOf(2).account?.address as Hex
    const count = await ledger.client.getTransactionCount({ address })
    service = await startService(env)
    await sleep(500)
    await ledger.anvil.rpc('evm_setAutomine', [true])
    await ledger.mine(1)
    const view = await reaches(id, 'included')
    expect(view.locks[0]?.transactionHash).to.equal(first)
    expect(await ledger.client.getTransactionCount({ address })).to.equal(count + 1)
  })

  it('takes revocations while the chain is silent and sends them when it answers again', async () => {
    process.kill(ledger.anvil.pid, 'SIGSTOP')
    try {
      await eventually('the service notices', async () => !(await health(service)).chain.isReachable)
      const secret = randomWord()
      const id = await accept({ brandId, secrets: [{ secret }] })
      expect((await health(service)).warnings.join()).to.include('node does not answer')
      process.kill(ledger.anvil.pid, 'SIGCONT')
      await reaches(id, 'included')
      expect(await ledger.isSpent(brandId, secret)).to.equal(true)
    } finally {
      process.kill(ledger.anvil.pid, 'SIGCONT')
    }
  })

  it('starts before the chain does, and sends when it comes up', async () => {
    const port = await freePort()
    const state = join(ledger.directory, 'late-chain.json')
    const early = await startTestLedger({ port, state })
    const earlyBrandId = await early.registerBrand('Brand')
    const earlyEnv = early.environment('late', 2)
    await early.anvil.stop()
    const late = await startService(earlyEnv)
    let anvil: Anvil | undefined
    try {
      const secret = randomWord()
      const response = await late.post('/revocations', { brandId: earlyBrandId, secrets: [{ secret }] })
      expect(response.status).to.equal(202)
      expect((await health(late)).chain).to.include({ isReachable: false, head: null })
      anvil = await startAnvil({ port, state })
      await eventually('the lock is spent', () => early.isSpent(earlyBrandId, secret).catch(() => false))
    } finally {
      await late.kill()
      await anvil?.stop()
      await rm(early.directory, { recursive: true })
    }
  })

  it('waits, and says so, while it cannot pay', async () => {
    const address = ledger.walletOf(2).account?.address as Hex
    await ledger.anvil.rpc('anvil_setBalance', [address, '0x1'])
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }] })
    const { relay } = await eventually('it says so', async () => {
      const state = await health(service)
      return state.warnings.some((warning) => warning.includes('cannot pay')) && state
    })
    expect(relay).to.include({ isLow: true, balance: '1' })
    expect((await read(id)).state).to.equal('queued')
    await ledger.anvil.rpc('anvil_setBalance', [address, '0x56bc75e2d63100000'])
    await reaches(id, 'included')
    expect((await health(service)).status).to.equal('ok')
  })

  it('refuses to share its data with a second process', async () => {
    const failure = await startService(env).then(
      () => undefined,
      (error: Error) => error.message,
    )
    expect(failure).to.match(/code 2: DATA_DIR is in use by another process/)
  })

  it('keeps secrets in files only the owner can read, and out of its log', async () => {
    const secret = randomWord()
    const id = await accept({ brandId, secrets: [{ secret }], after: 600 })
    for (const name of ['service.db', 'service.db-wal']) {
      const { mode } = await stat(join(env.DATA_DIR as string, name))
      expect(mode & 0o777, name).to.equal(0o600)
    }
    const { stdout } = await promisify(execFile)('grep', ['-lr', secret.slice(2), env.DATA_DIR as string])
    expect(stdout, 'the secret is on disk').to.include('service.db')
    const log = service.log()
    expect(log).to.include('/revocations')
    expect(log).to.not.match(/[0-9a-fA-F]{64}/)
    expect(log).to.not.include(id)
  })

  it('ends orderly on SIGTERM', async () => {
    expect(await service.stop()).to.equal(0)
  })
})

async function health(service: ServiceProcess): Promise<Health> {
  return (await (await service.request('/health')).json()) as Health
}
