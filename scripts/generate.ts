import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import hre from 'hardhat'

/*
 * node scripts/generate.ts           builds the contracts and writes their ABI into the SDK
 * node scripts/generate.ts --check   builds the contracts and fails if the committed ABI is another one
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const generated = [
  { contract: 'ConsentLedger', file: 'sdk/src/abi/consentLedgerAbi.ts', name: 'consentLedgerAbi' },
  { contract: 'ConsentVerifier', file: 'sdk/src/abi/consentVerifierAbi.ts', name: 'consentVerifierAbi' },
]

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

await hre.tasks.getTask('build').run({ quiet: true, noTests: true })

const stale: string[] = []
for (const { contract, file, name } of generated) {
  const path = join(root, file)
  const { abi } = await hre.artifacts.readArtifact(contract)
  const source = `// Generated from contracts/${contract}.sol by scripts/generate.ts. Do not edit.\nexport const ${name} = ${JSON.stringify(abi, null, 2)} as const\n`
  const committed = await readFile(path, 'utf8').catch(() => '')
  if (committed === source) continue

  stale.push(relative(root, path))
  if (values.check) continue
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, source)
}

if (values.check && stale.length > 0) {
  console.error(`Not what the contracts say: ${stale.join(', ')}. Run: npm run generate`)
  process.exitCode = 1
} else {
  console.log(stale.length === 0 ? 'The ABI is up to date.' : `Written: ${stale.join(', ')}`)
}
