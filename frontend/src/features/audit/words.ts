import type { HistoryKind, HistoryRow } from '@consent-ledger/sdk/audit'

/** Message ids of the kinds of events. */
export const kindWords: Record<HistoryKind, string> = {
  notice: 'audit.kind.notice',
  recording: 'audit.kind.recording',
  revocation: 'audit.kind.revocation',
  use: 'audit.kind.use',
  operator: 'audit.kind.operator',
  transfer: 'audit.kind.transfer',
  brand: 'audit.kind.brand',
}

/** The message id that says what a row means. */
export function sentenceOf(row: HistoryRow): string {
  switch (row.event) {
    case 'BrandRegistered':
      return 'audit.event.registered'
    case 'BrandUpdated':
      return 'audit.event.updated'
    case 'OperatorSet':
      return row.allowed ? 'audit.event.operatorAllowed' : 'audit.event.operatorEnded'
    case 'BrandTransferStarted':
      return /^0x0{40}$/.test(row.otherAccount ?? '') ? 'audit.event.transferCancelled' : 'audit.event.transferStarted'
    case 'BrandTransferred':
      return 'audit.event.transferred'
    case 'NoticePublished':
      return 'audit.event.notice'
    case 'GrantsRecorded':
      return 'audit.event.grants'
    case 'UsesRecorded':
      return 'audit.event.uses'
    case 'ConsentRevoked':
      return row.by === 'brand' ? 'audit.event.revokedByBrand' : 'audit.event.revokedByCustomer'
  }
}
