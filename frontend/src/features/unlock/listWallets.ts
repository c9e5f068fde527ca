/** What a wallet says of itself (EIP-6963), as wagmi hands it on. */
export type WalletCandidate = {
  readonly uid: string
  readonly id: string
  readonly name: string
  readonly icon?: string | undefined
  readonly rdns?: string | readonly string[] | undefined
}

/**
 * The wallets to choose from: each once, by its rdns; the one that did not announce itself only when no other is there.
 *
 * @param candidates wagmi's connectors, in order of announcement
 */
export function listWallets<Candidate extends WalletCandidate>(candidates: readonly Candidate[]): readonly Candidate[] {
  const announced = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (candidate.id === 'injected') continue
    const key = [candidate.rdns].flat()[0] ?? candidate.id
    if (!announced.has(key)) announced.set(key, candidate)
  }
  return announced.size > 0 ? [...announced.values()] : candidates.filter(({ id }) => id === 'injected')
}
