import { expect } from 'chai'
import type { Revocation } from '../../../frontend/src/config/vaultDocument.ts'
import { channelWords } from '../../../frontend/src/features/activity/channelWords.ts'
import { readCatalog } from '../../helpers/readCatalog.ts'

const endpointStates = ['idle', 'asked', 'answered', 'refused', 'silent'] as const
const progresses = [null, 'queued', 'sent', 'included', 'final'] as const
const walletStates = ['idle', 'asked', 'rejected', 'sent', 'included', 'cancelled', 'replaced'] as const

/** Says what the page would say of a revocation in this state, channel by channel. */
async function say(
  state: Revocation['state'],
  endpoint: (typeof endpointStates)[number],
  progress: (typeof progresses)[number],
  wallet: (typeof walletStates)[number],
): Promise<readonly string[]> {
  const words = channelWords({
    state,
    endpoint: { state: endpoint, acceptedLocks: [] },
    relay: { state: endpoint, progress },
    wallet: { state: wallet },
  } as unknown as Revocation)
  const catalog = await readCatalog('en')
  return Object.values(words).flatMap((id) => (id === null ? [] : [catalog[id] ?? `no words for ${id}`]))
}

describe('what is said of the channels of a revocation', () => {
  it('waits for nothing once the chain shows it as revoked, whatever was heard last', async () => {
    for (const state of ['confirmed', 'final'] as const)
      for (const endpoint of endpointStates)
        for (const progress of progresses)
          for (const wallet of walletStates)
            for (const words of await say(state, endpoint, progress, wallet))
              expect(words, `${state} ${endpoint} ${progress} ${wallet}`).not.to.match(
                /waits|being asked|again|yet|no words/,
              )
  })

  it('says until then what each waits for', async () => {
    expect(await say('sent', 'asked', 'sent', 'idle')).to.deep.equal(['being asked', 'sent, waits for a block'])
    expect(await say('waiting', 'silent', null, 'asked')).to.deep.equal([
      'does not answer, will be asked again',
      'does not answer, will be asked again',
      'asked, no answer yet',
    ])
  })

  it('does not take a brand that knows nothing for one that accepted', async () => {
    expect((await say('confirmed', 'answered', 'included', 'included')).join()).to.equal(
      'does not know these consents,on the chain,in a block',
    )
  })
})
