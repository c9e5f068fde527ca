import type { ForkFigures } from './measureForks.ts'
import type { GasFigures } from './measureGas.ts'

/** What may not be exceeded: gas, and bytes of the ledger's code. */
export type Goal = { readonly name: string; readonly most: number; readonly measured: number; readonly isMet: boolean }

function pick(figures: Readonly<Record<string, number>>, call: string): number {
  const gas = figures[call]
  if (gas === undefined) throw new Error(`"${call}" was not measured`)
  return gas
}

/** The figures of one fork under the names `npm run bench:gas -- --json` prints. */
export type GasReport = ReturnType<typeof gasReport>

/** Names the figures of one fork: steady state unless the name says `First`, and what ends in `Each` divided by the number before it. */
export function gasReport({ ours, eas, floor, bare }: GasFigures) {
  const our = (call: string) => pick(ours, call)
  const their = (call: string) => pick(eas, call)
  const shared = (figures: Readonly<Record<string, number>>) => ({
    recordGrants: pick(figures, 'recordGrants'),
    grantAt1000: pick(figures, 'recordGrants') / 1000,
    revoke1: pick(figures, 'revoke, 1'),
    revoke10Each: pick(figures, 'revoke, 10') / 10,
    revoke100Each: pick(figures, 'revoke, 100') / 100,
    recordUses: pick(figures, 'recordUses'),
    revoke3: pick(figures, 'revoke, 3'),
  })
  return {
    ours: {
      recordGrants: our('recordGrants by an operator'),
      grantAt1000: our('recordGrants, root of 1,000 grants') / 1000,
      revoke1: our('revoke, 1 secret'),
      revoke10Each: our('revoke, 10 secrets') / 10,
      revoke100Each: our('revoke, 100 secrets') / 100,
      recordUses: our('recordUses'),
      grantAt1: our('recordGrants, root of 1 grant'),
      grantAt10: our('recordGrants, root of 10 grants') / 10,
      grantAt100000: our('recordGrants, root of 100,000 grants') / 100_000,
      recordGrantsByOwner: our('recordGrants by the owner'),
      recordGrantsFirst: our('recordGrants by an operator, the first'),
      recordUsesFirst: our('recordUses, the first'),
      revoke1First: our('revoke, 1 secret, the first'),
      revoke10Of10BrandsFirstEach: our('revoke, 10 secrets of 10 brands, the first of each') / 10,
      revoke10Of10BrandsEach: our('revoke, 10 secrets of 10 brands') / 10,
      revoke100Of10BrandsEach: our('revoke, 100 secrets of 10 brands') / 100,
      revoke100Of100BrandsEach: our('revoke, 100 secrets of 100 brands') / 100,
      revokeBrandLock: our('revoke, 1 brand secret'),
      revoke3BrandLocks: our('revoke, 3 brand secrets'),
      revokeAsBrand1: our('revokeAsBrand, 1 lock'),
      revokeAsBrand10Each: our('revokeAsBrand, 10 locks') / 10,
      revokeAsBrand100Each: our('revokeAsBrand, 100 locks') / 100,
      publishNotice8000: our('publishNotice, 8,000 bytes'),
      publishNotice8000First: our('publishNotice, 8,000 bytes, the first'),
    },
    eas: {
      attest: their('attest'),
      multiAttest10Each: their('multiAttest, 10') / 10,
      revoke: their('revoke'),
      multiRevoke10Each: their('multiRevoke, 10') / 10,
      timestamp: their('timestamp'),
      revokeOffchain: their('revokeOffchain'),
      multiRevoke100Each: their('multiRevoke, 100') / 100,
      multiTimestamp10Each: their('multiTimestamp, 10') / 10,
      multiTimestamp100Each: their('multiTimestamp, 100') / 100,
      multiRevokeOffchain10Each: their('multiRevokeOffchain, 10') / 10,
      multiRevokeOffchain100Each: their('multiRevokeOffchain, 100') / 100,
      attestFirst: their('attest, the first'),
      timestampFirst: their('timestamp, the first'),
      revokeOffchainFirst: their('revokeOffchain, the first'),
    },
    floor: {
      ...shared(floor),
      recordUsesFirst: pick(floor, 'recordUses, the first'),
      revoke1First: pick(floor, 'revoke, 1, the first'),
    },
    bare: shared(bare),
  }
}

/** Compares with the goals of the project. Kilobytes are of 1,000 bytes, the stricter reading. */
export function findGoals({ figures }: ForkFigures, ledgerRuntimeBytes: number): Goal[] {
  const { ours } = gasReport(figures)
  const goal = (name: string, measured: number, most: number) => ({ name, most, measured, isMet: measured <= most })
  return [
    goal('recordGrants', ours.recordGrants, 52_000),
    goal('revoke1', ours.revoke1, 54_500),
    goal('revoke100Each', ours.revoke100Each, 26_100),
    goal('runtimeBytes', ledgerRuntimeBytes, 12_000),
  ]
}
