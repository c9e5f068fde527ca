/** A place in storage and its type, in Solidity. */
export type Place = readonly [type: string, place: string]

/** Something that must hold after a step, in Solidity. */
export type Claim = {
  /** What the step finds in storage: any value of its type. */
  readonly found: readonly Place[]
  /** Remembers what was before the step. */
  readonly before?: string
  /** BRAND stands for the brand the step is about, APPOINTED for whether the step makes `a` an operator of `b`. */
  readonly after: string
  /** Set if the claim is about this step only. */
  readonly step?: string
}

/** One invariant of docs/invariants.md as claims about one step. */
export type Property = {
  readonly invariant: number
  /** What the keys in the claims stand for: any value. */
  readonly parameters: string
  /** What the step may rely on, since it held before: conditions in Solidity. */
  readonly relyOn?: readonly string[]
  readonly claims: readonly Claim[]
}

/** Once a first place is not zero, a second one stays as it is. */
const staysOnce = (mark: string, [type, place]: Place): Claim => ({
  found:
    mark === place
      ? [[type, place]]
      : [
          ['uint64', mark],
          [type, place],
        ],
  before: `uint64 mark = ${mark}; ${type} before = ${place};`,
  after: `mark == 0 || ${place} == before`,
})

const lockTime: Place = ['uint64', '_lockStates[b][k].revokedAt']
const lockSide: Place = ['bool', '_lockStates[b][k].byBrand']

/** All that belongs to a brand. Of the two names their length: strings are not compared. */
const possessions: readonly Place[] = [
  ['address', '_brands[b].owner'],
  ['uint64', '_brands[b].registeredAt'],
  ['uint32', '_brands[b].term'],
  ['address', '_brands[b].pendingOwner'],
  ['uint256', 'bytes(_brands[b].name).length'],
  ['uint256', 'bytes(_brands[b].domain).length'],
  ['uint32', '_operatorTerms[b][a]'],
  ['uint64', '_notices[b][k].publishedAt'],
  ['uint64', '_notices[b][k].blockNumber'],
  ['uint32', '_notices[b][k].number'],
  ['bytes32', '_latestNotices[b]'],
  ['uint64', '_recordedAt[b][k]'],
  lockTime,
  lockSide,
  ['bytes32', '_revocationDigests[b]'],
  ['bytes32', '_useDigests[b]'],
]

/** The latest notice has the highest number, and no other has the same. */
const isNumbered = [
  '_notices[b][k].number <= _notices[b][_latestNotices[b]].number',
  '_notices[b][k].number == 0 || _notices[b][k].number < _notices[b][_latestNotices[b]].number || k == _latestNotices[b]',
]
const noticePlaces: readonly Place[] = [
  ['uint64', '_notices[b][k].publishedAt'],
  ['uint32', '_notices[b][k].number'],
  ['bytes32', '_latestNotices[b]'],
]

/** Nobody is an operator in a term that has not come yet, and an unknown brand has had none. */
const isWithinTerm = [
  '_operatorTerms[b][a] <= _brands[b].term',
  '_brands[b].owner != address(0) || _brands[b].term == 0',
]
const isOperatorNow = '_operatorTerms[b][a] == _brands[b].term'
const termPlaces: readonly Place[] = [
  ['uint32', '_operatorTerms[b][a]'],
  ['uint32', '_brands[b].term'],
  ['address', '_brands[b].pendingOwner'],
]

export const properties: readonly Property[] = [
  {
    invariant: 1,
    parameters: 'bytes32 b, bytes32 k',
    claims: [
      staysOnce('_recordedAt[b][k]', ['uint64', '_recordedAt[b][k]']),
      {
        found: [['uint64', '_recordedAt[b][k]']],
        before: 'uint64 before = _recordedAt[b][k];',
        after: 'before != 0 || _recordedAt[b][k] == 0 || _recordedAt[b][k] == uint64(block.timestamp)',
      },
    ],
  },
  {
    invariant: 2,
    parameters: 'bytes32 b, bytes32 k',
    claims: [staysOnce('_lockStates[b][k].revokedAt', lockTime), staysOnce('_lockStates[b][k].revokedAt', lockSide)],
  },
  {
    invariant: 3,
    parameters: 'bytes32 b, bytes32 k',
    claims: [
      staysOnce('_notices[b][k].publishedAt', ['uint64', '_notices[b][k].publishedAt']),
      staysOnce('_notices[b][k].publishedAt', ['uint64', '_notices[b][k].blockNumber']),
      staysOnce('_notices[b][k].publishedAt', ['uint32', '_notices[b][k].number']),
    ],
  },
  {
    invariant: 4,
    parameters: 'bytes32 b, bytes32 k',
    relyOn: isNumbered,
    claims: [
      ...isNumbered.map((after) => ({ found: noticePlaces, after })),
      {
        found: noticePlaces,
        before: 'uint32 before = _notices[brandId][_latestNotices[brandId]].number;',
        after: '_notices[brandId][noticeHash].number == before + 1',
        step: 'publishNotice',
      },
      { found: noticePlaces, after: '_latestNotices[brandId] == noticeHash', step: 'publishNotice' },
    ],
  },
  {
    invariant: 7,
    parameters: 'bytes32 b',
    claims: [
      {
        found: [['address', '_brands[b].owner']],
        before: 'address before = _brands[b].owner;',
        after: 'before == address(0) || _brands[b].owner != address(0)',
      },
      {
        found: [
          ['address', '_brands[b].owner'],
          ['uint64', '_brands[b].registeredAt'],
        ],
        before: 'address owner = _brands[b].owner; uint64 before = _brands[b].registeredAt;',
        after: 'owner == address(0) || _brands[b].registeredAt == before',
      },
    ],
  },
  {
    invariant: 8,
    parameters: 'bytes32 b, bytes32 k, address a',
    claims: possessions.map(([type, place]) => ({
      found: place.endsWith('.length') ? [] : place.startsWith('_lockStates') ? [lockTime, lockSide] : [[type, place]],
      before: `${type} before = ${place};`,
      after: `b == BRAND || ${place} == before`,
    })),
  },
  {
    invariant: 13,
    parameters: 'bytes32 b, address a',
    // The zero address sends no transactions. In a simulated call it could register a brand without an owner.
    relyOn: ['msg.sender != address(0)', ...isWithinTerm],
    claims: [
      ...isWithinTerm.map((after) => ({ found: termPlaces, after })),
      { found: termPlaces, after: `b != BRAND || !(${isOperatorNow})`, step: 'acceptBrand' },
      {
        found: termPlaces,
        before: `bool before = ${isOperatorNow}; address owner = _brands[b].owner;`,
        after: `owner == address(0) || before || !(${isOperatorNow}) || APPOINTED`,
      },
    ],
  },
]
