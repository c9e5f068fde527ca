import {
  decodeContractError,
  getBrand,
  getHead,
  NotOwnerError,
  readAllLogs,
  setOperatorCall,
} from '@consent-ledger/sdk'
import { ethersClient } from '@consent-ledger/sdk/ethers'
import { expect } from 'chai'
import { JsonRpcProvider } from 'ethers'
import { BaseError, RpcRequestError } from 'viem'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts } from '../../helpers/seedHistory.ts'
import { type BrandWorld, emailUse, startBrandWorld } from '../brand/startBrandWorld.ts'

describe('ethersClient', () => {
  let world: BrandWorld
  let provider: JsonRpcProvider

  before(async () => {
    world = await startBrandWorld()
    provider = new JsonRpcProvider(world.anvil.url, undefined, { staticNetwork: true })
  })
  after(async () => {
    provider?.destroy()
    await world.stop()
  })

  it('reads as the viem client reads', async () => {
    const { ledger } = world.deployment
    const client = ethersClient(provider)
    const ask = { ledger, brandId: world.brandId }
    expect(await getBrand(client, ask)).to.deep.equal(await getBrand(world.client, ask))
    const { number: toBlock } = await getHead(client)
    const logs = { ...ask, fromBlock: BigInt(world.deployment.deploymentBlock), toBlock }
    expect(await readAllLogs(client, logs))
      .to.deep.equal(await readAllLogs(world.client, logs))
      .and.to.have.length.greaterThan(2)
  })

  it('keeps what the node says of a revert, so that the contract’s error is known', async () => {
    const call = setOperatorCall({
      ledger: world.deployment.ledger,
      brandId: world.brandId,
      operator: accounts.anyone.address,
      allowed: true,
    })
    const failure = await rejectionOf(
      BaseError,
      ethersClient(provider).call({ ...call, account: accounts.anyone.address }),
    )
    expect(decodeContractError(failure)).to.be.instanceOf(NotOwnerError)
    const answer = failure.walk((error) => error instanceof RpcRequestError)
    expect(answer).to.include({ code: 3 })
    expect(answer?.cause).to.have.property('code', 'CALL_EXCEPTION')
  })

  it('keeps the node’s code of any other failure, and the error of ethers as the cause', async () => {
    const failure = await rejectionOf(BaseError, ethersClient(provider).request({ method: 'eth_nothing' } as never))
    const answer = failure.walk((error) => error instanceof RpcRequestError)
    expect(answer).to.include({ code: -32601 })
    expect(answer?.cause).to.have.property('code', 'UNKNOWN_ERROR')
  })

  it('serves a guard: grant, recording, decision', async () => {
    const guard = await world.guardOf('ethers', { client: ethersClient(provider) })
    await world.grant(guard, { customer: 'anna' })
    await world.record(guard)
    const decision = guard.check('anna', { purpose: emailUse.purpose, categories: [emailUse.category] })
    expect(decision).to.include({ allowed: true, reason: null })
    expect(decision.asOf.sources).to.equal(1)
  })
})
