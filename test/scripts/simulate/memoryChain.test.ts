import { expect } from 'chai'
import { type Address, encodeFunctionData, type Hex, toHex } from 'viem'
import { randomOf } from '../../../scripts/bench/sdk/randomOf.ts'
import { LedgerModel } from '../../../scripts/fuzz/ledgerModel.ts'
import { randomHash } from '../../../scripts/simulate/customers.ts'
import type { LedgerCall } from '../../../scripts/simulate/ledgerCall.ts'
import { createMemoryChain } from '../../../scripts/simulate/memoryChain.ts'
import { createMemoryNode } from '../../../scripts/simulate/memoryNode.ts'
import { noticeOfBrand } from '../../../scripts/simulate/noticeOfBrand.ts'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { lockOf } from '../../../sdk/src/protocol/keys.ts'
import { nobleCrypto } from '../../../sdk/src/protocol/nobleCrypto.ts'

const chainId = 31_337
const ledger: Address = `0x${'1e'.repeat(20)}`
/** Whose address the chain in memory puts into its logs. */
const sender: Address = `0x${'5e'.repeat(20)}`

/** The model of the ledger is the one that `npm run fuzz` compares with the contracts. */
describe('the chain in memory', () => {
  it('emits and answers what the model of the ledger does, on a chain that goes back too', async () => {
    const random = randomOf(7)
    const start = 1_800_000_000
    const salt = toHex(1, { size: 32 })
    const encode = (functionName: string, ...args: unknown[]) =>
      encodeFunctionData({ abi: consentLedgerAbi, functionName, args } as never)
    const model = new LedgerModel({ chainId, ledger })
    const block = { number: 0, timestamp: start }
    const execute = (data: Hex, at = block) => model.execute({ sender, data, value: 0n } as never, at as never)

    const brandId = execute(encode('registerBrand', salt, 'name', 'shop.example')).output
    const document = toHex(noticeOfBrand(brandId, { edition: 1 }).document)
    const chain = createMemoryChain({
      timestamp: start,
      name: 'name',
      domain: 'shop.example',
      document,
      crypto: nobleCrypto,
      lockOf,
    })
    execute(encode('publishNotice', brandId, document))
    const node = createMemoryNode(chain, { chainId, ledger, brandId })
    const known = Array.from({ length: 12 }, () => randomHash(random))
    const pick = () => known[random(known.length)] as Hex
    let edition = 1

    const choices: (() => [LedgerCall, Hex])[] = [
      () => [{ kind: 'recordGrants', root: known[0] as Hex }, encode('recordGrants', brandId, known[0])],
      () => [{ kind: 'recordUses', root: known[1] as Hex }, encode('recordUses', brandId, known[1])],
      () => {
        const secrets = [pick(), pick(), pick()]
        return [{ kind: 'revoke', secrets }, encode('revoke', [{ brandId, secrets }])]
      },
      () => {
        const locks = [lockOf(pick()), pick()]
        return [{ kind: 'revokeAsBrand', locks }, encode('revokeAsBrand', brandId, locks)]
      },
      () => {
        const next = toHex(noticeOfBrand(brandId, { edition: ++edition }).document)
        return [{ kind: 'publishNotice', document: next }, encode('publishNotice', brandId, next)]
      },
      () => [
        { kind: 'updateBrand', name: 'other', domain: 'shop.example' },
        encode('updateBrand', brandId, 'other', 'shop.example'),
      ],
    ]
    for (let number = 1; number <= 60; number++) {
      const timestamp = start + number * 12
      // Blocks that are taken back again leave nothing behind.
      if (random(4) === 0) {
        chain.send({ kind: 'revoke', secrets: known })
        chain.send({ kind: 'recordGrants', root: known[0] as Hex })
        chain.mine(timestamp)
        chain.reorg(1, 1, () => false)
      } else chain.mine(timestamp)
      const at = { number: chain.head.number + 1, timestamp: timestamp + 6 }
      const expected: unknown[] = []
      for (let call = 0; call < 2; call++) {
        const [made, data] = (choices[random(choices.length)] as (typeof choices)[number])()
        const root = made.kind === 'recordGrants' ? made.root : null
        const { isReverted, logs } = execute(data, at)
        if (root !== null && call === 0) expect(chain.isRefused(made)).to.equal(isReverted)
        expected.push(...logs.map(({ topics, data: bytes }) => ({ topics, data: bytes })))
        chain.send(made)
      }
      chain.mine(at.timestamp)
      node.moveTo(chain.head)
      const tip = toHex(chain.head.number)
      const got = (await node.request({
        method: 'eth_getLogs',
        params: [{ fromBlock: tip, toBlock: tip, topics: [null, brandId] }],
      })) as { topics: Hex[]; data: Hex }[]
      expect(got.map(({ topics, data }) => ({ topics, data }))).to.deep.equal(expected)

      const latest = chain.head.latestNotice
      for (const data of [
        encode('revocationDigest', brandId),
        encode('useDigest', brandId),
        encode('latestNotice', brandId),
        encode('brandOf', brandId),
        encode('noticeOf', brandId, latest),
        encode('noticeOf', brandId, known[2]),
        encode('recordedAt', brandId, [known[0], known[3]]),
      ]) {
        const asked = { method: 'eth_call', params: [{ data }, { blockHash: chain.head.hash }] }
        expect(await node.request(asked), data).to.equal(execute(data, at).output)
      }
    }
  })
})
