import { compareNotices, findNoticeUse, type Notice, type NoticeUse } from '@consent-ledger/sdk'
import { changedWords, type WordChange } from './changedWords.ts'

/** What a line of a notice is about: a key of the screen's own labels. */
export type NoticeField =
  | 'kept'
  | 'recipients'
  | 'transfers'
  | 'limit'
  | 'special'
  | 'what'
  | 'inReturn'
  | 'ifYouDecline'
  | 'controller'
  | 'duration'

export type NoticeLine = { readonly field: NoticeField; readonly text: string }

/** What has changed in one use that is asked for, or, without a use, in who asks and for how long. */
export type NoticeChange = {
  readonly use: NoticeUse | null
  /** The notice before did not have this use. */
  readonly isNew: boolean
  readonly lines: readonly { readonly field: NoticeField; readonly words: readonly WordChange[] }[]
}

/**
 * What has changed between two notices for a customer who is asked for some uses: word by word, unchanged lines left out.
 *
 * @param input.uses the uses asked for, as the notice after has them.
 * @param input.linesOf the words of a notice, or of one of its uses, as the screen shows them.
 * @returns nothing when the notices say the same (`compareNotices`).
 */
export function noticeChanges(input: {
  readonly before: Notice
  readonly after: Notice
  readonly uses: readonly NoticeUse[]
  readonly linesOf: (notice: Notice, use: NoticeUse | null) => readonly NoticeLine[]
}): readonly NoticeChange[] {
  const { before, after, uses, linesOf } = input
  if (compareNotices(before, after) !== 'material') return []

  return [null, ...uses].flatMap((use): readonly NoticeChange[] => {
    const former = use === null ? null : (findNoticeUse(before, use.purpose, use.category) ?? null)
    if (use !== null && former === null) return [{ use, isNew: true, lines: [] }]
    const old = new Map(linesOf(before, former).map(({ field, text }) => [field, text]))
    const lines = linesOf(after, use).flatMap(({ field, text }) => {
      const words = changedWords(old.get(field) ?? '', text)
      return words.every(({ kind }) => kind === 'same') ? [] : [{ field, words }]
    })
    return lines.length === 0 ? [] : [{ use, isNew: false, lines }]
  })
}
