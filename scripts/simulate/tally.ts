/** What was done and asked, over all histories of a run. */
export type Tally = ReturnType<typeof newTally>

export function newTally() {
  return {
    grants: 0,
    refusedGrants: {} as Record<string, number>,
    /** By what was revoked, and by which way. */
    revocations: {} as Record<string, number>,
    revokedBy: {} as Record<string, number>,
    recordings: 0,
    notices: 0,
    expiriesPassed: 0,
    blocks: 0,
    reorgs: 0,
    blocksTakenBack: 0,
    restarts: { clean: 0, withSnapshot: 0, afterCrash: 0 },
    nodeFaults: {} as Record<string, number>,
    looks: 0,
    failedLooks: 0,
    questions: 0,
    allowed: 0,
    denied: {} as Record<string, number>,
    audiences: 0,
    /** Longest times in seconds of the simulated clock during which the guard had not seen yet what the chain shows. */
    lateSeconds: { allowed: 0, denied: 0 },
  }
}

export function count(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by
}
