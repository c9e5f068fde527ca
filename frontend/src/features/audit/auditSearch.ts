import { type HistoryFilter, type HistoryKind, historyKinds } from '@consent-ledger/sdk/audit'
import type { Hex } from 'viem'

/** What the address of the auditor's page holds, so that a link shows the same to somebody else. Days and moments are in UTC. */
export type AuditSearch = {
  readonly view?: 'check'
  readonly brand?: Hex
  /** Kinds of events, joined by commas. */
  readonly kinds?: string
  /** First and last day, `YYYY-MM-DD`. */
  readonly from?: string
  readonly to?: string
  readonly text?: string
  /** The moment a receipt is checked for, `YYYY-MM-DDTHH:MM`. */
  readonly at?: string
  /** A receipt that was scanned; the page takes it out of the address at once. */
  readonly receipt?: string
}

/** Reads the address; what is not well formed is left out. */
export function parseAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const brand = String(search.brand ?? '').toLowerCase()
  const kinds = historyKinds.filter((kind) =>
    String(search.kinds ?? '')
      .split(',')
      .includes(kind),
  )
  const from = String(search.from ?? '')
  const to = String(search.to ?? '')
  const text = String(search.text ?? '')
  const at = String(search.at ?? '')
  const receipt = String(search.receipt ?? '')
  return {
    ...(search.view === 'check' || receipt !== '' ? { view: 'check' } : {}),
    ...(/^0x[0-9a-f]{64}$/.test(brand) ? { brand: brand as Hex } : {}),
    ...(kinds.length > 0 ? { kinds: kinds.join(',') } : {}),
    ...(secondsOf(from) === null ? {} : { from }),
    ...(secondsOf(to) === null ? {} : { to }),
    ...(text === '' ? {} : { text }),
    ...(momentOf(at) === null ? {} : { at }),
    ...(receipt === '' ? {} : { receipt }),
  }
}

/** The kinds an address names. */
export function kindsOf({ kinds }: AuditSearch): readonly HistoryKind[] {
  return historyKinds.filter((kind) => kinds?.split(',').includes(kind))
}

/** The filter an address stands for; the last day counts whole. */
export function filterOf(search: AuditSearch): HistoryFilter {
  const from = secondsOf(search.from ?? '')
  const to = secondsOf(search.to ?? '')
  return {
    kinds: kindsOf(search),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to: to + 86_399 }),
    ...(search.text === undefined ? {} : { text: search.text }),
  }
}

/** Whether an address narrows the history down. */
export function hasFilter({ kinds, from, to, text }: AuditSearch): boolean {
  return [kinds, from, to, text].some((value) => value !== undefined)
}

/** Unix seconds of a moment `YYYY-MM-DDTHH:MM` or `…:SS` in UTC; null if it is not one. */
export function momentOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null
  const milliseconds = Date.parse(`${text}Z`)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}

function secondsOf(day: string): number | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(`${day}T00:00`) : null
}
