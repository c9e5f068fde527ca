import { toFunctionSelector } from 'viem'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'

const selectorOf = (name: string) =>
  toFunctionSelector(consentLedgerAbi.find((item) => item.type === 'function' && item.name === name) as never)

/** The first four bytes of calls of the views a guard reads. */
export const selectors = {
  revocationDigest: selectorOf('revocationDigest'),
  useDigest: selectorOf('useDigest'),
  latestNotice: selectorOf('latestNotice'),
  brandOf: selectorOf('brandOf'),
  noticeOf: selectorOf('noticeOf'),
  recordedAt: selectorOf('recordedAt'),
} as const
