import { ChainUnreadableError } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { createPublicClient, http } from 'viem'
import { describeError } from '../../service/src/describeError.ts'
import { freePort } from '../helpers/startAnvil.ts'
import { randomWord } from './testLedger.ts'

describe('describeError', () => {
  it("keeps what was sent and the node's address out of the log", async () => {
    const secret = randomWord()
    const key = 'very-private-key'
    const client = createPublicClient({
      transport: http(`http://127.0.0.1:${await freePort()}/${key}`, { retryCount: 0 }),
    })
    const error = await client.sendRawTransaction({ serializedTransaction: secret }).catch((thrown: unknown) => thrown)
    expect((error as Error).message)
      .to.include(secret)
      .and.to.include(key)

    const described = describeError(new ChainUnreadableError({ request: 'eth_call' }, { cause: error }))
    expect(described.name).to.equal('ChainUnreadableError')
    expect(described.cause?.message).to.include('HTTP request failed')
    expect(JSON.stringify(described)).to.not.include(secret.slice(2)).and.to.not.include(key)
  })

  it('keeps addresses and hashes out, wherever a node puts them', () => {
    const address = `0x${'ab'.repeat(20)}`
    expect(describeError(new Error(`insufficient funds: ${address}\nmore`))).to.deep.equal({
      name: 'Error',
      message: 'insufficient funds: <hex>',
    })
  })

  it('describes what is no error', () => {
    expect(describeError('secret')).to.deep.equal({ name: 'Unknown', message: 'string' })
  })
})
