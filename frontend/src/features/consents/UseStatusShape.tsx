import { useLingui } from '@lingui/react'
import { type Status, StatusShape } from '../../ui/StatusShape.tsx'
import type { UseStatus } from './useStatus.ts'

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
  const { i18n } = useLingui()
  switch (status) {
    case 'waiting':
      return <StatusShape status={shapes[status]} word={i18n._('consents.status.waiting')} />
    case 'lapsed':
      return <StatusShape status={shapes[status]} word={i18n._('consents.status.lapsed')} />
    case 'void':
      return <StatusShape status={shapes[status]} word={i18n._('consents.status.void')} />
    case 'reading':
      return <StatusShape status={shapes[status]} word={i18n._('consents.status.reading')} />
    case 'unknown':
      return <StatusShape status={shapes[status]} word={i18n._('consents.status.unknown')} />
    default:
      return <StatusShape status={shapes[status]} />
  }
}
