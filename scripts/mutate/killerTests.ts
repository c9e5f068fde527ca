/**
 * The tests that may kill a mutant: those of behaviour, invariants and differences. To add some, add a glob.
 * What only compares with a snapshot is left out: it notices any change and proves nothing about what is right.
 */
export const killerTests = {
  /** Mocha tests that use Hardhat's network in the process. */
  mocha: ['test/contracts/**/*.test.ts'],
  /**
   * Left out of these: the gas snapshot, the storage layout, the check that the document numbers its invariants, and the deployment, which
   * takes the contracts as the project built them.
   */
  leftOut: [
    'test/contracts/gas.test.ts',
    'test/contracts/storageLayout.test.ts',
    'test/contracts/invariants.test.ts',
    'test/contracts/deploymentProxy.test.ts',
  ],
  /** Single tests left out by their names: they measure or scan the code instead of running it. */
  leftOutNames: ['fits in 12 KB', 'makes no call to another contract and cannot destroy itself'],
  /** Solidity fuzz and invariant tests, for what survives the others. */
  solidity: ['test/contracts/**/*.t.sol'],
  /** For each mutated source the tests most likely to kill; all others follow. */
  first: {
    'contracts/BrandRegistry.sol': ['test/contracts/BrandRegistry.test.ts', 'test/contracts/ConsentLedger.test.ts'],
    'contracts/ConsentLedger.sol': ['test/contracts/ConsentLedger.test.ts', 'test/contracts/ledgerVectors.test.ts'],
    'contracts/ConsentVerifier.sol': [
      'test/contracts/ConsentVerifier.test.ts',
      'test/contracts/factsAgreement.test.ts',
    ],
    'contracts/libraries/ConsentHash.sol': [
      'test/contracts/ConsentVerifier.test.ts',
      'test/contracts/hashRules.test.ts',
    ],
  } as Readonly<Record<string, readonly string[]>>,
} as const
