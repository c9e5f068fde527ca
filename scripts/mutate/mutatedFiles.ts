/** The sources that are mutated: both contracts, what they inherit and the library of hash rules. */
export const mutatedFiles: readonly string[] = [
  'contracts/BrandRegistry.sol',
  'contracts/ConsentLedger.sol',
  'contracts/ConsentVerifier.sol',
  'contracts/libraries/ConsentHash.sol',
]
