import { type Status, StatusShape } from '../../ui/StatusShape.tsx'
import type { UseStatus } from './useStatus.ts'
import { useStatusWord } from './useStatusWord.ts'

const shapes: Record<UseStatus, Status> = {
  allowed: 'allowed',
  endsSoon: 'endsSoon',
  pending: 'pending',
  waiting: 'pending',
  revoked: 'revoked',
  expired: 'expired',
  lapsed: 'notAllowed',
  void: 'notAllowed',
  reading: 'notAllowed',
  unknown: 'notAllowed',
}

/** The status of a use or a brand: shape and word. */
export function UseStatusShape({ status }: { readonly status: UseStatus }) {
  return <StatusShape status={shapes[status]} word={useStatusWord()(status)} />
}
