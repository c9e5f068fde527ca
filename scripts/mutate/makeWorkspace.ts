import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Artifact } from './artifact.ts'
import type { Sources } from './readSources.ts'

export type Workspace = {
  /** A folder per process that runs Mocha tests, with the original artifacts in it. */
  readonly mochaFolders: (original: readonly Artifact[]) => string[]
  /** A folder per process that runs Solidity tests, with a copy of all Solidity. */
  readonly solidityFolders: () => string[]
  readonly remove: () => void
}

/**
 * Private copies of as little of the project as Hardhat needs, in the folder for temporary files. The project itself is never written to.
 * @param root the project
 * @param sources its Solidity
 * @param count how many processes run beside each other
 */
export function makeWorkspace(root: string, { contents }: Sources, count: number): Workspace {
  const top = mkdtempSync(join(tmpdir(), 'consent-ledger-mutate-'))

  // Solidity tests are built by Hardhat with the project's own settings: those that warp the time depend on the optimizer.
  const original = JSON.stringify(pathToFileURL(join(root, 'hardhat.config.ts')).href)
  const makeFolder = (name: string) => {
    const folder = join(top, name)
    mkdirSync(folder)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    cpSync(join(root, 'package.json'), join(folder, 'package.json'))
    writeFileSync(join(folder, 'hardhat.config.ts'), `export { default } from ${original}\n`)
    return folder
  }
  const numbers = Array.from({ length: count }, (_, index) => index + 1)

  return {
    mochaFolders: (artifacts) =>
      numbers.map((number) => {
        const folder = makeFolder(`mocha-${number}`)
        writeFileSync(join(folder, 'original.json'), JSON.stringify(artifacts))
        return folder
      }),
    solidityFolders: () =>
      numbers.map((number) => {
        const folder = makeFolder(`solidity-${number}`)
        for (const [name, content] of contents) {
          if (!/^(contracts|test)\//.test(name)) continue
          mkdirSync(dirname(join(folder, name)), { recursive: true })
          writeFileSync(join(folder, name), content)
        }
        return folder
      }),
    remove: () => rmSync(top, { recursive: true, force: true, maxRetries: 5 }),
  }
}
