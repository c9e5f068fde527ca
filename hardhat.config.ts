import { createRequire } from 'node:module'
import hardhatEthers from '@nomicfoundation/hardhat-ethers'
import hardhatEthersChaiMatchers from '@nomicfoundation/hardhat-ethers-chai-matchers'
import hardhatMocha from '@nomicfoundation/hardhat-mocha'
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers'
import { defineConfig } from 'hardhat/config'

const require = createRequire(import.meta.url)

const seed = `0x${'1'.padStart(64, '0')}`

/** The compiler comes from npm, so a build needs no download; the EVM version is the same in the compiler and in every network. */
export default defineConfig({
  plugins: [hardhatEthers, hardhatEthersChaiMatchers, hardhatMocha, hardhatNetworkHelpers],
  solidity: {
    version: '0.8.37',
    path: require.resolve('solc/soljson.js'),
    settings: {
      evmVersion: 'cancun',
      viaIR: true,
      optimizer: { enabled: true, runs: 10_000 },
      // The code hash, which evidence is checked against, depends on what the code does and not on its comments.
      metadata: { bytecodeHash: 'none' },
      outputSelection: { '*': { '*': ['storageLayout'] } },
    },
  },
  networks: {
    default: { type: 'edr-simulated', chainType: 'l1', hardfork: 'cancun' },
  },
  test: {
    solidity: {
      profiles: {
        // A seeded slice of the search: the same on every machine.
        default: { fuzz: { seed, runs: 128 }, invariant: { runs: 12, depth: 160, failOnRevert: true } },
        // Whether the invariants run at all, where they are searched elsewhere.
        brief: { fuzz: { seed, runs: 4 }, invariant: { runs: 1, depth: 16, failOnRevert: true } },
        // For long runs: npx hardhat test solidity --test-profile long
        long: { fuzz: { runs: 10_000 }, invariant: { runs: 200, depth: 500, failOnRevert: true } },
      },
    },
  },
  paths: { tests: { mocha: 'test/contracts', solidity: 'test/contracts' } },
})
