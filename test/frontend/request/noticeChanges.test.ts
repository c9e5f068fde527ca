import { buildNotice, type Notice, type NoticeUse } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { noticeChanges } from '../../../frontend/src/features/request/noticeChanges.ts'
import { noticeDraft } from '../../helpers/noticeDraft.ts'

const linesOf = (notice: Notice, use: NoticeUse | null) =>
  use === null
    ? [{ field: 'controller' as const, text: `${notice.controller.name}; ${notice.controller.contact}` }]
    : [
        { field: 'recipients' as const, text: use.recipients.join(', ') },
        { field: 'what' as const, text: use.text.en?.what ?? '' },
      ]

describe('noticeChanges', () => {
  const draft = noticeDraft()
  const { notice: before } = buildNotice(draft)
  const [first, ...others] = draft.uses as [(typeof draft.uses)[number], ...typeof draft.uses]
  const changesTo = (change: object) => {
    const { notice: after } = buildNotice({ ...draft, edition: 9, ...change })
    return noticeChanges({ before, after, uses: after.uses, linesOf })
  }

  it('finds nothing between notices that differ in edition alone', () => {
    expect(changesTo({})).to.deep.equal([])
  })

  it('shows the words that came and went, of the lines that changed alone', () => {
    const uses = [{ ...first, recipients: ['Packet GmbH', 'Other Ltd'] }, ...others]
    const [change, ...rest] = changesTo({ uses })
    expect(rest).to.deep.equal([])
    expect([change?.use?.purpose, change?.isNew]).to.deep.equal([first.purpose, false])
    expect(change?.lines.map(({ field }) => field)).to.deep.equal(['recipients'])
    const words = change?.lines[0]?.words ?? []
    const text = (kinds: readonly string[]) =>
      words.flatMap((word) => (kinds.includes(word.kind) ? word.text : [])).join('')
    expect(text(['same', 'added'])).to.equal('Other Ltd, Packet GmbH')
  })

  it('names a use the notice before did not have', () => {
    const added = { ...first, purpose: 'analytics.audience' }
    const [change] = changesTo({ uses: [...draft.uses, added] })
    expect([change?.use?.purpose, change?.isNew, change?.lines]).to.deep.equal(['analytics.audience', true, []])
  })

  it('tells who asks when that has changed', () => {
    const [change] = changesTo({ controller: { ...draft.controller, contact: 'other@example.com' } })
    expect(change?.use).to.equal(null)
    expect(change?.lines[0]?.words.some(({ kind }) => kind === 'removed')).to.equal(true)
  })
})
