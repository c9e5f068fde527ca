import type { Revocation } from '../../config/vaultDocument.ts'

/**
 * What is said of each channel a revocation went through: ids of messages. Once the chain shows it as revoked no channel waits for
 * anything, whatever was heard of it last.
 *
 * @returns `wallet` is null when no wallet was asked.
 */
export function channelWords({ state, endpoint, relay, wallet }: Pick<Revocation, 'state' | Channel>): {
  readonly endpoint: string
  readonly relay: string
  readonly wallet: string | null
} {
  const isOver = state === 'confirmed' || state === 'final'
  const asked = {
    idle: isOver ? 'activity.channel.notNeeded' : 'activity.channel.idle',
    asked: isOver ? 'activity.channel.notNeeded' : 'activity.channel.asked',
    answered: 'activity.channel.accepted',
    refused: isOver ? 'activity.channel.refused' : 'activity.channel.refusedForNow',
    silent: isOver ? 'activity.channel.silent' : 'activity.channel.silentForNow',
  }
  const moved = {
    queued: isOver ? 'activity.channel.shown' : 'activity.relay.queued',
    sent: isOver ? 'activity.channel.shown' : 'activity.relay.sent',
    included: 'activity.relay.included',
    final: 'activity.relay.final',
  }
  const walletWords = {
    idle: null,
    asked: isOver ? 'activity.wallet.unanswered' : 'activity.wallet.asked',
    rejected: 'activity.wallet.rejected',
    sent: isOver ? 'activity.channel.shown' : 'activity.wallet.sent',
    included: 'activity.wallet.included',
    cancelled: 'activity.wallet.cancelled',
    replaced: 'activity.wallet.replaced',
    reverted: 'activity.wallet.reverted',
    dropped: 'activity.wallet.dropped',
  }
  const isUnknown = endpoint.state === 'answered' && endpoint.acceptedLocks.length === 0
  return {
    endpoint: isUnknown ? 'activity.channel.notKnown' : asked[endpoint.state],
    relay: relay.progress === null ? asked[relay.state] : moved[relay.progress],
    wallet: walletWords[wallet.state],
  }
}

type Channel = 'endpoint' | 'relay' | 'wallet'
