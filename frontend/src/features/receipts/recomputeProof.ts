import { leafOf } from '@consent-ledger/sdk'
import { concatHex, type Hex, keccak256 } from 'viem'

/** One step from a leaf towards the root: a node and its sibling, sorted and hashed, give the parent. */
export type ProofStep = { readonly node: Hex; readonly sibling: Hex; readonly parent: Hex }

export type RecomputedProof = {
  readonly leaf: Hex
  readonly steps: readonly ProofStep[]
  /** Where the steps lead: to be compared with the recorded root. */
  readonly root: Hex
}

/**
 * Walks a Merkle proof again, step by step, so that every number can be shown.
 *
 * @param hash the consentHash.
 * @param proof the siblings from the leaf upwards.
 * @see protocol.md, "Tree"
 */
export function recomputeProof(hash: Hex, proof: readonly Hex[]): RecomputedProof {
  const leaf = leafOf(hash)
  const steps: ProofStep[] = []
  let node = leaf
  for (const step of proof) {
    const sibling = step.toLowerCase() as Hex
    const parent = keccak256(concatHex(node <= sibling ? [node, sibling] : [sibling, node]))
    steps.push({ node, sibling, parent })
    node = parent
  }
  return { leaf, steps, root: node }
}
