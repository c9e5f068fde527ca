import type { HistoryEvent } from './historyEvent.ts'

/** What an auditor can filter a history by. */
export type HistoryKind = HistoryEvent['kind']

/** Every kind of event, in the order it is offered. */
export const historyKinds = [
  'notice',
  'recording',
  'revocation',
  'use',
  'operator',
  'transfer',
  'brand',
] as const satisfies readonly HistoryKind[]
