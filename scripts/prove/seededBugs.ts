/** A mistake put into the source, which the property of one invariant must find in one step. */
export type SeededBug = {
  readonly name: string
  readonly invariant: number
  readonly step: string
  /** Which of the property's claims, counted from 0. */
  readonly claim: number
  /** The case in which the bug shows: the search is narrowed to it. */
  readonly inCase: string
  readonly from: string
  readonly to: string
}

export const seededBugs: readonly SeededBug[] = [
  {
    name: 'recordGrants without RootExists',
    invariant: 1,
    step: 'recordGrants',
    claim: 0,
    inCase: 'b == brandId && k == root',
    from: 'if (_recordedAt[brandId][root] != 0) revert RootExists(brandId, root);',
    to: '',
  },
  {
    name: '_spendLock overwrites',
    invariant: 2,
    step: '_spendLock',
    claim: 0,
    inCase: 'block.timestamp == 5 && b == brandId && k == lock',
    from: 'isNew = state.revokedAt == 0;',
    to: 'isNew = true;',
  },
  {
    name: 'publishNotice without NoticeExists',
    invariant: 3,
    step: 'publishNotice',
    claim: 0,
    inCase: 'block.timestamp == 5 && b == brandId && k == keccak256(document)',
    from: 'if (notices[noticeHash].publishedAt != 0) revert NoticeExists(brandId, noticeHash);',
    to: '',
  },
  {
    name: 'publishNotice gives the same number again',
    invariant: 4,
    step: 'publishNotice',
    claim: 2,
    inCase: 'b == brandId && k == keccak256(document)',
    from: '_latestNotices[brandId]].number + 1;',
    to: '_latestNotices[brandId]].number;',
  },
  {
    name: 'a registration may be repeated',
    invariant: 7,
    step: 'registerBrand',
    claim: 1,
    inCase: 'b == keccak256(abi.encode(block.chainid, address(this), msg.sender, salt))',
    from: 'if (record.owner != address(0)) revert BrandExists(brandId);',
    to: '',
  },
  {
    name: 'recordGrants writes under another brand',
    invariant: 8,
    step: 'recordGrants',
    claim: 11,
    inCase: 'b == root && k == root && b != brandId',
    from: '_recordedAt[brandId][root] = uint64(block.timestamp);',
    to: '_recordedAt[root][root] = uint64(block.timestamp);',
  },
  {
    name: 'a transfer leaves the operators',
    invariant: 13,
    step: 'acceptBrand',
    claim: 2,
    inCase: 'b == brandId',
    from: '++record.term;',
    to: '',
  },
]
