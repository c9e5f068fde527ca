import { readFileSync } from 'node:fs'

/** Solidity by the path it is imported with. */
export type Sources = Readonly<Record<string, string>>

const paths = ['contracts/BrandRegistry.sol', 'contracts/ConsentLedger.sol', 'contracts/interfaces/IConsentLedger.sol']

/** The sources of the ledger as they are shipped. */
export function readSources(): Sources {
  return Object.fromEntries(
    paths.map((path) => [path, readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')]),
  )
}
