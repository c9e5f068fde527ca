import { checkConsent, hashConsent, leafOf, signConsent } from '@consent-ledger/sdk'
import { checkReceipt } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { network } from 'hardhat'
import { type Address, type Hex, keccak256, numberToHex } from 'viem'
import { noticeWord, slotOf } from '../contracts/ledgerStorage.ts'
import { customerOf, receiptFile } from '../helpers/seedHistory.ts'
import { both, deployStory, emailUse } from './deployStory.ts'

/*
 * Who: a brand whose customer revoked. What it tries: to show an auditor a verifier tied to a ledger of its own, on which the consent is recorded
 * and nothing revoked. What holds: the ledger's address is in every signature, so the customer's receipt is no receipt there; a receipt signed
 * for the fake is none of the true ledger; and who asks must take the verifier's address and code from a source of their own.
 */

const connection = await network.create()
const { ethers, networkHelpers, provider } = connection

async function deployFake() {
  const story = await deployStory(connection)
  const { ledger, brandId, client, deployment, grant } = story
  const [receipt] = await grant('mia')
  await ledger.revoke([{ brandId, secrets: [receipt.secrets.brand] }])

  // The fake runs the very code of the ledger; what it holds was put there by hand.
  const fake = await ethers.deployContract('ConsentLedger')
  const fakeLedger = (await fake.getAddress()) as Address
  const { publishedAt, blockNumber, number } = await ledger.noticeOf(brandId, receipt.consent.noticeHash)
  const store = (slot: Hex, word: Hex) =>
    provider.request({ method: 'hardhat_setStorageAt', params: [fakeLedger, slot, word] })
  await store(
    slotOf('_notices', brandId, receipt.consent.noticeHash),
    noticeWord({ publishedAt: Number(publishedAt), blockNumber: Number(blockNumber), number: Number(number) }),
  )
  const recordAt = (root: Hex) =>
    store(slotOf('_recordedAt', brandId, root), numberToHex(receipt.consent.issuedAt + 1, { size: 32 }))
  await recordAt(receipt.recording?.root as Hex)
  await networkHelpers.mine(3)

  const verifierOf = async (address: string) =>
    (await (await ethers.deployContract('ConsentVerifier', [address])).getAddress()) as Address
  const fakeVerifier = await verifierOf(fakeLedger)
  const askFake = async (signed: typeof receipt) =>
    (await checkConsent(client, { verifier: fakeVerifier, brandId, receipt: signed, ...emailUse })).reason
  return { ...story, receipt, fakeLedger, fakeVerifier, verifierOf, recordAt, askFake, deployment }
}

describe('fake ledger', () => {
  it('does not take a receipt of the true ledger, although all that it reads says yes', async () => {
    const { receipt, ask, askFake } = await networkHelpers.loadFixture(deployFake)
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
    expect(await askFake(receipt)).to.equal('bad-signature')
  })

  it('takes what was signed for it, which is nothing on the true ledger and nothing to the SDK', async () => {
    const { receipt, ask, askFake, recordAt, fakeLedger, client, deployment, domain, brandId } =
      await networkHelpers.loadFixture(deployFake)
    const { privateKey } = customerOf('mia', { ...domain, brandId })
    const fakeDomain = { ...domain, ledger: fakeLedger }
    const root = leafOf(hashConsent(fakeDomain, receipt.consent))
    await recordAt(root)
    const tricked = {
      ...receipt,
      ledger: fakeLedger,
      signature: signConsent(fakeDomain, receipt.consent, privateKey),
      recording: { root, proof: [] },
    }
    expect(await askFake(tricked)).to.equal(null)
    expect(await ask(tricked)).to.deep.equal({ verifier: 'bad-signature', facts: 'wrong-ledger' })
    const { uses } = await checkReceipt(client, { deployment, receipt: receiptFile(tricked), brandId, ...emailUse })
    expect(uses[0]?.facts.reason).to.equal('wrong-ledger')
  })

  it('is told by the verifier’s code, which holds the ledger’s address: equal for one ledger, different for another', async () => {
    const { verifierOf, verifier, ledgerAddress, fakeLedger, fakeVerifier } =
      await networkHelpers.loadFixture(deployFake)
    const hashOf = async (address: string) => keccak256((await ethers.provider.getCode(address)) as Hex)
    const known = await hashOf(await verifier.getAddress())
    expect(await hashOf(await verifierOf(ledgerAddress))).to.equal(known)
    expect(await hashOf(fakeVerifier)).to.not.equal(known)
    expect(await verifier.ledger()).to.equal(ledgerAddress)
    expect(
      await ethers.getContractAt('ConsentVerifier', fakeVerifier).then((fake) => fake.getFunction('ledger')()),
    ).to.equal(fakeLedger)
  })
})
