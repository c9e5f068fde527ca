import type { Place } from './properties.ts'

/** A step of the ledger: the smallest piece of it that writes, with any arguments. `brandId` is the brand it is about. */
export type Step = {
  readonly name: string
  readonly parameters: string
  /** The call, in Solidity. */
  readonly call: string
  /** What else the step finds in storage: any value of its type. */
  readonly found?: readonly Place[]
  /** Whether the step makes `a` an operator of `b`, in Solidity; if it is not there, it never does. */
  readonly appoints?: string
}

const found: readonly Place[] = [['address', '_brands[brandId].owner']]

/**
 * All that ever writes to the storage of the ledger. `revoke` and `revokeAsBrand` are loops over `_spend`, which is a loop over
 * the last two: `findStrayWrites` reads that from the source.
 */
export const steps: readonly Step[] = [
  {
    name: 'registerBrand',
    parameters: 'bytes32 salt, string calldata name, string calldata domain',
    call: 'bytes32 brandId = registerBrand(salt, name, domain);',
  },
  {
    name: 'updateBrand',
    parameters: 'bytes32 brandId, string calldata name, string calldata domain',
    call: 'updateBrand(brandId, name, domain);',
    found,
  },
  {
    name: 'setOperator',
    parameters: 'bytes32 brandId, address operator, bool allowed',
    call: 'setOperator(brandId, operator, allowed);',
    found,
    appoints: '(allowed && b == brandId && a == operator)',
  },
  {
    name: 'transferBrand',
    parameters: 'bytes32 brandId, address pendingOwner',
    call: 'transferBrand(brandId, pendingOwner);',
    found,
  },
  { name: 'acceptBrand', parameters: 'bytes32 brandId', call: 'acceptBrand(brandId);', found },
  {
    name: 'publishNotice',
    parameters: 'bytes32 brandId, bytes calldata document',
    call: 'bytes32 noticeHash = publishNotice(brandId, document);',
    found,
  },
  { name: 'recordGrants', parameters: 'bytes32 brandId, bytes32 root', call: 'recordGrants(brandId, root);', found },
  { name: 'recordUses', parameters: 'bytes32 brandId, bytes32 root', call: 'recordUses(brandId, root);', found },
  {
    name: '_spendLock',
    parameters: 'bytes32 brandId, bytes32 lock, bool byBrand',
    call: '_spendLock(brandId, lock, byBrand);',
  },
  {
    name: '_revocationDigests',
    parameters: 'bytes32 brandId, bytes32 digest',
    call: '_revocationDigests[brandId] = digest;',
  },
]
