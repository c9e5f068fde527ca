/** What Hardhat keeps of a built contract, as far as tests read it. */
export type Artifact = {
  readonly _format: 'hh3-artifact-1'
  readonly contractName: string
  readonly sourceName: string
  readonly abi: unknown
  readonly bytecode: string
  readonly deployedBytecode: string
  readonly linkReferences: Readonly<Record<string, never>>
  readonly deployedLinkReferences: Readonly<Record<string, never>>
}
