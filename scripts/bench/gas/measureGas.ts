import { deriveBrandSecret } from '@consent-ledger/sdk'
import {
  type Abi,
  type AbiStateMutability,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  concat,
  decodeAbiParameters,
  type EncodeFunctionDataParameters,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  parseAbi,
  stringToHex,
  zeroAddress,
  zeroHash,
} from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { type Chain, chainId } from './chain.ts'
import type { Peers } from './compilePeers.ts'

/** What each call costs, by name, in the order of the calls. */
export type GasFigures = {
  readonly ours: Readonly<Record<string, number>>
  readonly eas: Readonly<Record<string, number>>
  readonly floor: Readonly<Record<string, number>>
  readonly bare: Readonly<Record<string, number>>
}

/** What is measured: the ledger and its verifier as Hardhat builds them, the peers, and roots by the number of their grants. */
export type GasSubjects = {
  readonly ledger: Hex
  readonly ledgerRuntimeBytes: number
  readonly verifier: Hex
  readonly peers: Peers
  readonly roots: ReadonlyMap<number, Hex>
}

/** The first accounts of Hardhat's network: the calldata is the same on both EVMs, to the byte. */
const owner: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const operator: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

const easAbi = parseAbi([
  'struct AttestationRequestData { address recipient; uint64 expirationTime; bool revocable; bytes32 refUID; bytes data; uint256 value; }',
  'struct AttestationRequest { bytes32 schema; AttestationRequestData data; }',
  'struct MultiAttestationRequest { bytes32 schema; AttestationRequestData[] data; }',
  'struct RevocationRequestData { bytes32 uid; uint256 value; }',
  'struct RevocationRequest { bytes32 schema; RevocationRequestData data; }',
  'struct MultiRevocationRequest { bytes32 schema; RevocationRequestData[] data; }',
  'function register(string schema, address resolver, bool revocable) returns (bytes32)',
  'function attest(AttestationRequest request) payable returns (bytes32)',
  'function multiAttest(MultiAttestationRequest[] multiRequests) payable returns (bytes32[])',
  'function revoke(RevocationRequest request) payable',
  'function multiRevoke(MultiRevocationRequest[] multiRequests) payable',
  'function timestamp(bytes32 data) returns (uint64)',
  'function multiTimestamp(bytes32[] data) returns (uint64)',
  'function revokeOffchain(bytes32 data) returns (uint64)',
  'function multiRevokeOffchain(bytes32[] data) returns (uint64)',
])

const floorAbi = parseAbi([
  'function recordGrants(bytes32 root)',
  'function recordUses(bytes32 root)',
  'function revoke(bytes32[] secrets)',
  'function revokeBare(bytes32[] locks)',
  'function recordUsesBare(bytes32 root)',
])

function encoderOf<const TAbi extends Abi>(abi: TAbi) {
  return <const Name extends ContractFunctionName<TAbi>>(
    functionName: Name,
    args: ContractFunctionArgs<TAbi, AbiStateMutability, Name>,
  ): Hex => encodeFunctionData({ abi, functionName, args } as unknown as EncodeFunctionDataParameters)
}

const ledgerCall = encoderOf(consentLedgerAbi)
const easCall = encoderOf(easAbi)
const floorCall = encoderOf(floorAbi)

/** Inputs are fixed: the price of calldata depends on its bytes. */
const word = (name: string): Hex => keccak256(stringToHex(name))
const words = (count: number, name: string) => Array.from({ length: count }, (_, index) => word(`${name} ${index}`))

/** The one place that measures: runs every call on one chain, ledger first, then its peers. */
export async function measureGas(chain: Chain, subjects: GasSubjects): Promise<GasFigures> {
  const ours = await measureLedger(chain, subjects)
  const eas = await measureEas(chain, subjects)
  return { ours, eas, ...(await measureFloor(chain, subjects)) }
}

async function measureLedger(chain: Chain, subjects: GasSubjects): Promise<Record<string, number>> {
  const gas: Record<string, number> = {}
  const deployment = await chain.send({ from: owner, data: subjects.ledger })
  const to = deployment.contractAddress
  const verifierArguments = encodeAbiParameters([{ type: 'address' }], [to])
  const verifier = await chain.send({ from: owner, data: concat([subjects.verifier, verifierArguments]) })
  gas['deploy ConsentLedger'] = deployment.gasUsed
  gas['deploy ConsentVerifier'] = verifier.gasUsed

  const spend = async (name: string | null, from: Address, data: Hex) => {
    const { gasUsed } = await chain.send({ from, to, data })
    if (name !== null) gas[name] = gasUsed
  }
  const brandIdOf = (salt: Hex) =>
    keccak256(
      encodeAbiParameters(
        [{ type: 'uint256' }, { type: 'address' }, { type: 'address' }, { type: 'bytes32' }],
        [BigInt(chainId), to, owner, salt],
      ),
    )
  const recordGrants = (name: string, from: Address, root: Hex) =>
    spend(name, from, ledgerCall('recordGrants', [brandId, root]))
  const recordUses = (name: string, root: Hex) => spend(name, operator, ledgerCall('recordUses', [brandId, root]))
  const revoke = (name: string | null, ...revocations: readonly { brandId: Hex; secrets: readonly Hex[] }[]) =>
    spend(name, owner, ledgerCall('revoke', [revocations]))
  const revokeAsBrand = (name: string, locks: readonly Hex[]) =>
    spend(name, operator, ledgerCall('revokeAsBrand', [brandId, locks]))

  const salt = word('salt')
  const brandId = brandIdOf(salt)
  const names = ['Kaufhaus Nord GmbH', 'kaufhaus-nord.example'] as const
  const otherNames = ['Kaufhaus Süd GmbH', 'kaufhaus-sued.example'] as const
  await spend('registerBrand', owner, ledgerCall('registerBrand', [salt, ...names]))
  await spend('updateBrand', owner, ledgerCall('updateBrand', [brandId, ...otherNames]))
  await spend('setOperator', owner, ledgerCall('setOperator', [brandId, operator, true]))
  const document = (letter: string) => stringToHex(letter.repeat(8000))
  await spend('publishNotice, 8,000 bytes, the first', owner, ledgerCall('publishNotice', [brandId, document('a')]))
  await spend('publishNotice, 8,000 bytes', owner, ledgerCall('publishNotice', [brandId, document('b')]))

  await recordGrants('recordGrants by an operator, the first', operator, word('root 4'))
  await recordGrants('recordGrants by the owner', owner, word('root 0'))
  await recordGrants('recordGrants by an operator', operator, word('root 1'))
  for (const [count, root] of subjects.roots)
    await recordGrants(`recordGrants, root of ${formatCount(count, 'grant')}`, operator, root)
  await recordUses('recordUses, the first', word('root 2'))
  await recordUses('recordUses', word('root 3'))

  await revoke('revoke, 1 secret, the first', { brandId, secrets: words(1, 'first') })
  await revoke('revoke, 1 secret', { brandId, secrets: words(1, 'single') })
  await revoke('revoke, 1 secret spent before', { brandId, secrets: words(1, 'single') })
  await revoke('revoke, 10 secrets', { brandId, secrets: words(10, 'ten') })
  await revoke('revoke, 100 secrets', { brandId, secrets: words(100, 'hundred') })
  // A brand lock ends all consents that carry it. The app reveals three of them when it knows no receipt and none is spent.
  const brandSecrets = [0, 1, 2, 3].map((generation) => deriveBrandSecret(word('brand key'), generation))
  await revoke('revoke, 1 brand secret', { brandId, secrets: brandSecrets.slice(0, 1) })
  await revoke('revoke, 3 brand secrets', { brandId, secrets: brandSecrets.slice(1) })
  await revokeAsBrand('revokeAsBrand, 1 lock', words(1, 'lock'))
  await revokeAsBrand('revokeAsBrand, 10 locks', words(10, 'ten locks'))
  await revokeAsBrand('revokeAsBrand, 100 locks', words(100, 'locks'))

  const salts = words(100, 'brand')
  for (const each of salts) await spend(null, owner, ledgerCall('registerBrand', [each, ...names]))
  const across = (brands: number, secrets: number, name: string) =>
    salts.slice(0, brands).map((each, index) => ({
      brandId: brandIdOf(each),
      secrets: words(secrets, `${name} of brand ${index}`),
    }))
  await revoke('revoke, 10 secrets of 10 brands, the first of each', ...across(10, 1, 'first'))
  for (let begin = 10; begin < 100; begin += 30) await revoke(null, ...across(100, 1, 'any').slice(begin, begin + 30))
  await revoke('revoke, 10 secrets of 10 brands', ...across(10, 1, 'one'))
  await revoke('revoke, 100 secrets of 10 brands', ...across(10, 10, 'ten'))
  await revoke('revoke, 100 secrets of 100 brands', ...across(100, 1, 'hundred'))

  await spend('transferBrand', owner, ledgerCall('transferBrand', [brandId, operator]))
  await spend('acceptBrand', operator, ledgerCall('acceptBrand', [brandId]))
  return gas
}

/**
 * EAS as cheap as it sensibly gets: a schema of one short field without a resolver, attestations without recipient, reference or
 * expiry, revocable, their data one bytes32 (a hash of the consent). Nothing there is dearer the first time.
 */
async function measureEas(chain: Chain, { peers }: GasSubjects): Promise<Record<string, number>> {
  const gas: Record<string, number> = {}
  const registry = await chain.send({ from: owner, data: peers.schemaRegistry.bytecode })
  const registryArguments = encodeAbiParameters([{ type: 'address' }], [registry.contractAddress])
  const deployment = await chain.send({ from: owner, data: concat([peers.eas.bytecode, registryArguments]) })
  const to = deployment.contractAddress
  gas['deploy SchemaRegistry'] = registry.gasUsed
  gas['deploy EAS'] = deployment.gasUsed

  const spend = async (name: string | null, data: Hex) => {
    const { gasUsed, logs } = await chain.send({ from: owner, to, data })
    if (name !== null) gas[name] = gasUsed
    return logs
  }
  const registered = await chain.send({
    from: owner,
    to: registry.contractAddress,
    data: easCall('register', ['bytes32 consent', zeroAddress, true]),
  })
  const schema = registered.logs[0]?.topics[1] ?? zeroHash
  const request = (consent: Hex) => ({
    recipient: zeroAddress,
    expirationTime: 0n,
    revocable: true,
    refUID: zeroHash,
    data: consent,
    value: 0n,
  })
  const attest = async (name: string | null, consent: Hex) =>
    uidsOf(await spend(name, easCall('attest', [{ schema, data: request(consent) }])))
  const multiAttest = async (name: string | null, consents: readonly Hex[]) =>
    uidsOf(await spend(name, easCall('multiAttest', [[{ schema, data: consents.map(request) }]])))
  const multiRevoke = (name: string, uids: readonly Hex[]) =>
    spend(name, easCall('multiRevoke', [[{ schema, data: uids.map((uid) => ({ uid, value: 0n })) }]]))

  await attest('attest, the first', word('consent'))
  const [uid = zeroHash] = await attest('attest', word('other consent'))
  const ten = await multiAttest('multiAttest, 10', words(10, 'consent'))
  await spend('revoke', easCall('revoke', [{ schema, data: { uid, value: 0n } }]))
  await multiRevoke('multiRevoke, 10', ten)
  const hundred: Hex[] = []
  for (let batch = 0; batch < 10; batch++) hundred.push(...(await multiAttest(null, words(10, `batch ${batch}`))))
  await multiRevoke('multiRevoke, 100', hundred)

  await spend('timestamp, the first', easCall('timestamp', [word('root 0')]))
  await spend('timestamp', easCall('timestamp', [word('root 1')]))
  await spend('multiTimestamp, 10', easCall('multiTimestamp', [words(10, 'ten roots')]))
  await spend('multiTimestamp, 100', easCall('multiTimestamp', [words(100, 'hundred roots')]))
  await spend('revokeOffchain, the first', easCall('revokeOffchain', [word('lock')]))
  await spend('revokeOffchain', easCall('revokeOffchain', [word('lock 1')]))
  await spend('multiRevokeOffchain, 10', easCall('multiRevokeOffchain', [words(10, 'ten locks')]))
  await spend('multiRevokeOffchain, 100', easCall('multiRevokeOffchain', [words(100, 'hundred locks')]))
  return gas
}

async function measureFloor(chain: Chain, { peers }: GasSubjects): Promise<Pick<GasFigures, 'floor' | 'bare'>> {
  const floor: Record<string, number> = {}
  const bare: Record<string, number> = {}
  const { contractAddress: to } = await chain.send({ from: owner, data: peers.floor.bytecode })
  const spend = async (data: Hex) => (await chain.send({ from: owner, to, data })).gasUsed

  floor.recordGrants = await spend(floorCall('recordGrants', [word('root 0')]))
  bare.recordGrants = floor.recordGrants
  floor['recordUses, the first'] = await spend(floorCall('recordUses', [word('root 0')]))
  floor.recordUses = await spend(floorCall('recordUses', [word('root 1')]))
  bare.recordUses = await spend(floorCall('recordUsesBare', [word('root 2')]))
  floor['revoke, 1, the first'] = await spend(floorCall('revoke', [words(1, 'first')]))
  for (const count of [1, 3, 10, 100]) {
    floor[`revoke, ${count}`] = await spend(floorCall('revoke', [words(count, `secrets of ${count}`)]))
    bare[`revoke, ${count}`] = await spend(floorCall('revokeBare', [words(count, `locks of ${count}`)]))
  }
  return { floor, bare }
}

/** The ids of the attestations a call made, from its events. */
function uidsOf(logs: readonly { readonly data: Hex }[]): Hex[] {
  return logs.map(({ data }) => decodeAbiParameters([{ type: 'bytes32' }], data)[0])
}

function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
