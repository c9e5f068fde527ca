import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { keccak256 } from 'viem'
import { ledgerSalt } from '../../../scripts/deploy/ledgerSalt.ts'
import { planContracts } from '../../../scripts/deploy/planContracts.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const solc: { compile(input: string): string; version(): string } = createRequire(import.meta.url)('solc')

describe('npm run deploy -- --verification', function () {
  this.timeout(180_000)
  let folder: string
  let files: string[]
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consent-ledger-verification-'))
    const args = [join(root, 'scripts/deploy.ts'), '--verification', folder, '--json']
    files = JSON.parse((await promisify(execFile)(process.execPath, args)).stdout).files
  })
  after(() => rm(folder, { recursive: true }))

  const read = (contract: string, file: string) => readFile(join(folder, contract, file), 'utf8')

  it('writes four files for each contract', () => {
    const names = ['standard-input', 'metadata', 'sourcify', 'etherscan'].map((name) => `${name}.json`)
    const expected = ['ConsentLedger', 'ConsentVerifier'].flatMap((contract) =>
      names.map((name) => join(folder, contract, name)),
    )
    expect(files).to.deep.equal(expected)
  })

  it('gives input from which the compiler alone makes the same bytes', async () => {
    const { ledger, verifier } = planContracts(ledgerSalt)
    const outputs = new Map<string, string>()
    for (const contract of [ledger, verifier]) {
      const input = await read(contract.name, 'standard-input.json')
      if (!outputs.has(input)) outputs.set(input, solc.compile(input))
      const request = JSON.parse(await read(contract.name, 'sourcify.json'))
      expect(request.stdJsonInput).to.deep.equal(JSON.parse(input))
      expect(`${request.compilerVersion}.Emscripten.clang`).to.equal(solc.version())

      const [source, name] = request.contractIdentifier.split(':')
      const { metadata, evm } = JSON.parse(outputs.get(input) as string).contracts[source][name]
      expect(name).to.equal(contract.name)
      const fields = JSON.parse(await read(name, 'etherscan.json'))
      expect(fields).to.include({
        contractaddress: contract.address,
        contractname: request.contractIdentifier,
        compilerversion: `v${request.compilerVersion}`,
      })
      const initCode = `0x${evm.bytecode.object}${fields.constructorArguments}`
      expect(initCode === contract.initCode, `creation code of ${name}`).to.equal(true)
      expect(JSON.parse(metadata)).to.deep.equal(JSON.parse(await read(name, 'metadata.json')))

      // The sources in the input are those the metadata names by hash.
      for (const [path, { keccak256: hash }] of Object.entries<{ keccak256: string }>(JSON.parse(metadata).sources)) {
        expect(keccak256(Buffer.from(request.stdJsonInput.sources[path].content)), path).to.equal(hash)
      }
    }
  })

  it('can give a match of code and no more: the code names the compiler, but not the metadata', () => {
    const { ledger, verifier } = planContracts(ledgerSalt)
    // CBOR: a map with one entry, "solc", three bytes: 0.8.37; then its length.
    const tail = 'a164736f6c6343000825000a'
    for (const { code } of [ledger, verifier]) {
      expect(code.endsWith(tail)).to.equal(true)
      expect(code).not.to.include(Buffer.from('ipfs').toString('hex'))
    }
  })
})
