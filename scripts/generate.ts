import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import hre from 'hardhat'
import { addressesDocument } from './deploy/addressesDocument.ts'
import { ledgerSalt } from './deploy/ledgerSalt.ts'
import { planContracts } from './deploy/planContracts.ts'
import { embedFile } from './generate/embedFile.ts'
import { headerFiles } from './generate/headerFiles.ts'
import { referencePages } from './generate/referencePages.ts'

/*
 * node scripts/generate.ts           builds the contracts; writes their ABI and the embeds' script into the SDK, their addresses into deployments/,
 *                                    the app's response headers for web servers into frontend/headers/, the reference into docs/reference/
 * node scripts/generate.ts --check   makes all of it and fails if what is committed is something else
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const generated = [
  { contract: 'ConsentLedger', file: 'sdk/src/abi/consentLedgerAbi.ts', name: 'consentLedgerAbi' },
  { contract: 'ConsentVerifier', file: 'sdk/src/abi/consentVerifierAbi.ts', name: 'consentVerifierAbi' },
]

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

await hre.tasks.getTask('build').run({ quiet: true, noTests: true })

const files = new Map([
  ['deployments/addresses.json', addressesDocument(planContracts(ledgerSalt))],
  ...headerFiles(),
  ['sdk/src/embed/embedScript.ts', await embedFile()],
])
for (const { contract, file, name } of generated) {
  const { abi } = await hre.artifacts.readArtifact(contract)
  files.set(
    file,
    `// Generated from contracts/${contract}.sol by scripts/generate.ts. Do not edit.\nexport const ${name} = ${JSON.stringify(abi, null, 2)} as const\n`,
  )
}

const pages = await referencePages()
for (const [file, content] of pages) files.set(file, content)

const stale: string[] = []
for (const name of await readdir(join(root, 'docs/reference')).catch(() => [])) {
  const file = `docs/reference/${name}`
  if (pages.has(file)) continue
  stale.push(file)
  if (!values.check) await rm(join(root, file))
}
for (const [file, content] of files) {
  const path = join(root, file)
  const committed = await readFile(path, 'utf8').catch(() => '')
  if (committed === content) continue

  stale.push(file)
  if (values.check) continue
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

if (values.check && stale.length > 0) {
  console.error(`Not what their sources say: ${stale.join(', ')}. Run: npm run generate`)
  process.exitCode = 1
} else {
  console.log(
    stale.length === 0
      ? 'ABI, addresses, headers, embeds and reference are up to date.'
      : `Written or removed: ${stale.join(', ')}`,
  )
}
