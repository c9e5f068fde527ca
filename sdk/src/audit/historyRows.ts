import { type Hex, hexToBytes } from 'viem'
import type { History } from './history.ts'
import type { HistoryEvent } from './historyEvent.ts'
import type { HistoryKind } from './historyKinds.ts'
import type { HistoryRow } from './historyRow.ts'

export type HistoryFilter = {
  /** Only these kinds; all when absent or empty. */
  readonly kinds?: readonly HistoryKind[]
  /** Unix seconds, included. */
  readonly from?: number
  /** Unix seconds, included. */
  readonly to?: number
  /** Only rows in which some value contains this text, whatever its case. */
  readonly text?: string
}

/**
 * Turns a history into rows, the newest first. Every way to show or export a history goes through this one function, so
 * they cannot differ.
 *
 * @param history what `getHistory` returned
 * @param filter which rows; all when absent
 * @example
 * import { getHistory, historyRows } from '@consent-ledger/sdk/audit'
 * import { brandId, client, deployment } from './setup.ts'
 *
 * const history = await getHistory(client, { deployment, brandId })
 * const rows = historyRows(history, { kinds: ['notice', 'revocation'], from: Date.UTC(2027, 0, 1) / 1000 })
 */
export function historyRows(history: Pick<History, 'events'>, filter: HistoryFilter = {}): readonly HistoryRow[] {
  const { kinds = [], from = 0, to = Number.POSITIVE_INFINITY } = filter
  const text = filter.text?.trim().toLowerCase() ?? ''
  const rows: HistoryRow[] = []
  for (let index = history.events.length - 1; index >= 0; index--) {
    const event = history.events[index] as HistoryEvent
    if (kinds.length > 0 && !kinds.includes(event.kind)) continue
    if (event.at < from || event.at > to) continue
    const row = rowOf(event)
    if (
      text !== '' &&
      !Object.values(row).some((value) =>
        String(value ?? '')
          .toLowerCase()
          .includes(text),
      )
    )
      continue
    rows.push(row)
  }
  return rows
}

function rowOf(event: HistoryEvent): HistoryRow {
  const row: HistoryRow = {
    time: new Date(event.at * 1000).toISOString().replace('.000Z', 'Z'),
    at: event.at,
    blockNumber: Number(event.blockNumber),
    transactionHash: event.transactionHash,
    logIndex: event.logIndex,
    kind: event.kind,
    event: event.event,
    account: null,
    otherAccount: null,
    hash: null,
    by: null,
    allowed: null,
    name: null,
    domain: null,
    number: null,
    document: null,
    problem: null,
  }
  switch (event.event) {
    case 'BrandRegistered':
      return { ...row, account: event.owner, name: event.name, domain: event.domain }
    case 'BrandUpdated':
      return { ...row, name: event.name, domain: event.domain }
    case 'OperatorSet':
      return { ...row, account: event.operator, allowed: event.allowed }
    case 'BrandTransferStarted':
      return { ...row, account: event.owner, otherAccount: event.pendingOwner }
    case 'BrandTransferred':
      return { ...row, account: event.owner, otherAccount: event.previousOwner }
    case 'NoticePublished': {
      const problem = !event.isIntact ? 'hash-mismatch' : event.notice === null ? 'not-a-notice' : null
      return { ...row, hash: event.noticeHash, number: event.number, document: textOf(event.document), problem }
    }
    case 'GrantsRecorded':
    case 'UsesRecorded':
      return { ...row, account: event.operator, hash: event.root }
    case 'ConsentRevoked':
      return { ...row, account: event.sender, hash: event.lock, by: event.byBrand ? 'brand' : 'customer' }
  }
}

function textOf(document: Hex): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(hexToBytes(document))
  } catch {
    return document
  }
}
