import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { addressesDocument } from '../../../scripts/deploy/addressesDocument.ts'
import { buildContracts } from '../../../scripts/deploy/buildContracts.ts'
import { ledgerSalt } from '../../../scripts/deploy/ledgerSalt.ts'
import { planContracts } from '../../../scripts/deploy/planContracts.ts'
import { refuseUnknownBuild } from '../../../scripts/deploy/refuseUnknownBuild.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** A copy of everything that the build reads, without anything it wrote. */
async function copyProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await cp(join(root, 'contracts'), join(folder, 'contracts'), { recursive: true })
  for (const file of ['hardhat.config.ts', 'package.json']) await cp(join(root, file), join(folder, file))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
}

describe('deployments/addresses.json', function () {
  this.timeout(120_000)
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consent-ledger-build-'))
    await buildContracts()
  })
  after(() => rm(folder, { recursive: true }))

  it('is what the build gives', async () => {
    const committed = await readFile(join(root, 'deployments/addresses.json'), 'utf8')
    const advice =
      'The contracts, their settings or the compiler have changed, and with them the addresses on every chain. ' +
      'If that is meant: npm run generate, and say so in the commit. If not: undo the change'
    expect(committed, advice).to.equal(addressesDocument(planContracts(ledgerSalt)))
  })

  it('is asked before anything is deployed', () => {
    const planned = planContracts(ledgerSalt)
    refuseUnknownBuild(planned)
    const ledger = { ...planned.ledger, codeHash: planned.verifier.codeHash }
    expect(() => refuseUnknownBuild({ ...planned, ledger })).to.throw('npm run generate')
  })

  it('comes from clean builds elsewhere too, whatever the folder is called and the comments say', async () => {
    const places = [join(folder, 'a'), join(folder, 'another place', 'deeper', 'b')] as const
    await Promise.all(places.map(copyProject))
    await appendFile(join(places[1], 'contracts/ConsentLedger.sol'), '\n// A remark.\n')
    await appendFile(join(places[1], 'contracts/ConsentVerifier.sol'), '\n// Another one.\n')
    await Promise.all(places.map((place) => buildContracts(place)))

    const [first, second] = places.map((place) => planContracts(ledgerSalt, place))
    expect(second).to.deep.equal(first)
    expect(first).to.deep.equal(planContracts(ledgerSalt))
  })
})
