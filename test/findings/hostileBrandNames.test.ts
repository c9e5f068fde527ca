import { brandIdOf, getBrand, listBrands } from '@consent-ledger/sdk'
import { getHistory } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { concat, encodeAbiParameters, type Hex, stringToHex, toFunctionSelector, toHex } from 'viem'
import { createChain } from '../../service/src/chain/createChain.ts'
import { createIndex } from '../../service/src/index/createIndex.ts'
import { readBrands } from '../../service/src/index/readBrands.ts'
import { openTemporaryDatabase } from '../service/temporaryDatabase.ts'
import { startTestLedger, type TestLedger } from '../service/testLedger.ts'

/*
 * Who: anybody, since anybody may register a brand under any bytes as its name. What they try: bytes that are no text, control characters, a
 * name of 20,000 bytes, a name that looks like a hash or like code, so that lists, index or history break for everybody. What holds: every brand
 * is listed, each under the name the ledger has.
 */

describe('hostile brand names', () => {
  let ledger: TestLedger

  const names: Record<string, Hex> = {
    'bytes that are no UTF-8': '0xff00fe',
    'control and direction characters': stringToHex('Kauf\u0000haus\u202e gnidnE'),
    '20,000 bytes': stringToHex('ü'.repeat(10_000)),
    'a hash in upper case': stringToHex('0xCAFE'),
    'the name of a prototype': stringToHex('__proto__'),
    'quotes and markup': stringToHex('"}],"brands":[<script>alert(1)</script>\\'),
  }

  before(async () => {
    ledger = await startTestLedger()
  })

  after(() => ledger?.stop())

  it('hide no brand from lists, index and history, and change no name', async () => {
    const { deployment, client } = ledger
    const wallet = ledger.walletOf(3)
    const account = wallet.account as NonNullable<typeof wallet.account>
    const selector = toFunctionSelector('registerBrand(bytes32,string,string)')
    const ids: Hex[] = [await ledger.registerBrand('Kaufhaus Nord')]
    for (const [place, name] of Object.values(names).entries()) {
      const salt = toHex(place, { size: 32 })
      // The encoder of strings would mend what is no text; bytes are encoded the same way.
      const types = [{ type: 'bytes32' }, { type: 'bytes' }, { type: 'bytes' }] as const
      const data = concat([selector, encodeAbiParameters(types, [salt, name, name])])
      const hash = await wallet.sendTransaction({ account, chain: null, to: deployment.ledger, data })
      const { status } = await client.waitForTransactionReceipt({ hash })
      expect(status).to.equal('success')
      ids.push(brandIdOf({ ...deployment, owner: account.address, salt }))
    }

    const listed = await listBrands(client, deployment)
    expect(listed.map(({ brandId }) => brandId)).to.deep.equal(ids)
    const onLedger = await Promise.all(ids.map((brandId) => getBrand(client, { ledger: deployment.ledger, brandId })))
    expect(listed).to.deep.equal(onLedger)
    expect(listed[4]?.name).to.equal('0xCAFE')

    const { database, close } = await openTemporaryDatabase()
    try {
      const chain = createChain({ rpcUrl: ledger.anvil.url, deployment })
      const index = createIndex({ database, chain, onRollback: () => undefined })
      while (await index.step());
      const { brands } = await readBrands(database, { limit: 100 })
      expect(brands.map(({ brandId, name, domain }) => ({ brandId, name, domain }))).to.deep.equal(
        listed.map(({ brandId, name, domain }) => ({ brandId, name, domain })),
      )
    } finally {
      await close()
    }

    for (const brandId of ids) {
      const { events } = await getHistory(client, { deployment, brandId })
      expect(events.length).to.equal(1)
    }
  })
})
