import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import hre, { network } from 'hardhat'
import { type Hex, hexToBigInt } from 'viem'
import { deployContracts } from './deployContracts.ts'
import { ledgerStorage, lockWord, noticeWord, slotOf } from './ledgerStorage.ts'

const { ethers, networkHelpers } = await network.create()

type Layout = {
  readonly storage: readonly { label: string; slot: string; type: string }[]
  readonly types: Readonly<
    Record<
      string,
      { label: string; members?: readonly { label: string; slot: string; offset: number; type: string }[] }
    >
  >
}

/** What the compiler says about the storage of the ledger as it was built. */
async function readLayout(): Promise<Layout> {
  const { buildInfoId, inputSourceName } = await hre.artifacts.readArtifact('ConsentLedger')
  const path = await hre.artifacts.getBuildInfoOutputPath(buildInfoId ?? '')
  if (path === undefined || inputSourceName === undefined) throw new Error('the ledger is not built')
  const { output } = JSON.parse(await readFile(path, 'utf8'))
  return output.contracts[inputSourceName].ConsentLedger.storageLayout
}

/** The rows of the table under a heading of docs/storage-layout.md, cells without their backticks. */
async function readTable(heading: string): Promise<string[][]> {
  const text = await readFile(new URL('../../docs/storage-layout.md', import.meta.url), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  )
}

/** `struct IConsentLedger.Notice` is called `Notice` in the document. */
function shorten(label: string): string {
  return label.replaceAll(/struct (\w+\.)?/g, '')
}

async function deployState() {
  const { ledger, ledgerAddress } = await deployContracts(ethers)
  const brandId: Hex = await ledger.registerBrand.staticCall(ethers.ZeroHash, 'Name', 'name.example')
  await ledger.registerBrand(ethers.ZeroHash, 'Name', 'name.example')
  const read = async (slot: Hex) => (await ethers.provider.getStorage(ledgerAddress, slot)) as Hex
  return { ledger, brandId, read }
}

describe('storage layout of ConsentLedger', () => {
  it('invariant 21: is the documented one', async () => {
    const { storage, types } = await readLayout()
    const variables = storage.map(({ label, slot, type }) => [label, slot, shorten(types[type]?.label ?? '')])
    const documented = await readTable('Variables')
    expect(variables).to.deep.equal(documented.map((row) => row.slice(0, 3)))

    const structs = Object.values(types).filter(({ members }) => members !== undefined)
    expect(structs.map(({ label }) => shorten(label)).sort()).to.deep.equal(['BrandRecord', 'LockState', 'Notice'])
    for (const { label, members = [] } of structs) {
      const rows = members.map(({ label: name, slot, offset, type }) => [name, slot, `${offset}`, types[type]?.label])
      expect(rows).to.deep.equal(await readTable(shorten(label)))
    }
  })

  it('is the one the tests write by', async () => {
    const { storage } = await readLayout()
    expect(Object.fromEntries(storage.map(({ label, slot }) => [label, Number(slot)]))).to.deep.equal(ledgerStorage)
  })

  it('is where a running ledger keeps a brand and its operators', async () => {
    const { ledger, brandId, read } = await networkHelpers.loadFixture(deployState)
    const [owner, operator] = await ethers.getSigners()
    if (!owner || !operator) throw new Error('the network has too few accounts')
    await ledger.setOperator(brandId, operator, true)
    const { registeredAt } = await ledger.brandOf(brandId)

    const term = 1n
    const word = BigInt(owner.address) | (registeredAt << 160n) | (term << 224n)
    expect(hexToBigInt(await read(slotOf('_brands', brandId)))).to.equal(word)
    const account = operator.address as Hex
    expect(hexToBigInt(await read(slotOf('_operatorTerms', brandId, account)))).to.equal(term)
  })

  it('is where a running ledger keeps notices', async () => {
    const { ledger, brandId, read } = await networkHelpers.loadFixture(deployState)
    for (const [index, text] of ['0x01', '0x02'].entries()) {
      await ledger.publishNotice(brandId, text)
      const noticeHash = ethers.keccak256(text) as Hex
      const block = await ethers.provider.getBlock('latest')
      const word = noticeWord({
        publishedAt: block?.timestamp ?? 0,
        blockNumber: block?.number ?? 0,
        number: index + 1,
      })
      expect(await read(slotOf('_notices', brandId, noticeHash))).to.equal(word)
      expect(await read(slotOf('_latestNotices', brandId))).to.equal(noticeHash)
    }
  })

  it('is where a running ledger keeps recordings and digests', async () => {
    const { ledger, brandId, read } = await networkHelpers.loadFixture(deployState)
    const root = ethers.id('root') as Hex
    await ledger.recordGrants(brandId, root)
    const recordedAt = await networkHelpers.time.latest()
    expect(hexToBigInt(await read(slotOf('_recordedAt', brandId, root)))).to.equal(BigInt(recordedAt))

    await ledger.recordUses(brandId, root)
    expect(await read(slotOf('_useDigests', brandId))).to.equal(await ledger.getFunction('useDigest')(brandId))
    await ledger.revokeAsBrand(brandId, [root])
    expect(await read(slotOf('_revocationDigests', brandId))).to.equal(await ledger.revocationDigest(brandId))
  })

  it('is where a running ledger keeps spent locks, and zero for all others', async () => {
    const { ledger, brandId, read } = await networkHelpers.loadFixture(deployState)
    const secret = ethers.id('secret') as Hex
    const locks = [ethers.keccak256(secret), ethers.id('lock')] as Hex[]
    for (const [index, byBrand] of [false, true].entries()) {
      const lock = locks[index] as Hex
      expect(await read(slotOf('_lockStates', brandId, lock))).to.equal(ethers.ZeroHash)
      if (byBrand) await ledger.revokeAsBrand(brandId, [lock])
      else await ledger.revoke([{ brandId, secrets: [secret] }])
      const revokedAt = await networkHelpers.time.latest()
      expect(await read(slotOf('_lockStates', brandId, lock))).to.equal(lockWord({ revokedAt, byBrand }))
    }
  })
})
