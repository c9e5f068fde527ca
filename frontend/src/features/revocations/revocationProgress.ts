import type { Revocation } from '../../config/vaultDocument.ts'

/** Seconds after which a revocation that is on its way may be sent by the customer too. */
const patience = 90

/** Whether the chain shows it: the only thing that is called "Revoked". */
export function isStopped(revocation: Pick<Revocation, 'state'>): boolean {
  return revocation.state === 'confirmed' || revocation.state === 'final'
}

/** Whether the wallet was asked and nobody else has taken it: its answer is what is waited for. */
export function isUpToWallet(revocation: Pick<Revocation, 'state' | 'wallet'>): boolean {
  return revocation.wallet.state === 'asked' && (revocation.state === 'waiting' || revocation.state === 'failed')
}

/** Whether sending it oneself is offered: nobody took it, the last transaction failed, or it takes long. */
export function canSendYourself(revocation: Revocation, now: number): boolean {
  switch (revocation.state) {
    case 'failed':
    case 'rejected':
    case 'cancelled':
    case 'replaced':
    case 'reverted':
    case 'dropped':
      return true
    case 'waiting':
    case 'sent':
      return revocation.wallet.state !== 'sent' && now > revocation.createdAt + patience
    default:
      return false
  }
}

/**
 * The revocation to show beside a brand: the newest that is under way, else the newest that ended a moment ago.
 *
 * @param now Unix seconds.
 */
export function shownRevocation(activity: readonly Revocation[], brandId: string, now: number): Revocation | null {
  const recent = activity
    .filter((one) => one.brandId === brandId && (!isStopped(one) || one.updatedAt > now - 600))
    .sort((left, right) => Number(isStopped(left)) - Number(isStopped(right)) || right.createdAt - left.createdAt)
  return recent[0] ?? null
}
