import type { Hex } from 'viem'
import { type NoticeFact, readNoticeFact } from '../protocol/facts.ts'
import type { GuardContext } from './guardContext.ts'
import { storedText } from './storedText.ts'

/** Reads the brand's name, domain and notices from the store into memory, and judges which notices still name the same controller. */
export async function loadChainState(context: GuardContext): Promise<void> {
  const { db, live, hot } = context
  const [name, rows] = await Promise.all([
    db
      .selectFrom('brand_names')
      .select(['name', 'domain'])
      .orderBy('block_number', 'desc')
      .orderBy('log_index', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db.selectFrom('notices').selectAll().orderBy('number').execute(),
  ])
  const known = new Map(context.notices.map((notice) => [notice.hash, notice]))
  const notices = rows.map((row): NoticeFact => {
    const before = known.get(row.notice_hash as Hex)
    if (before && before.number === row.number && before.publishedAt === row.published_at) return before
    return readNoticeFact({
      hash: row.notice_hash as Hex,
      number: row.number,
      publishedAt: row.published_at,
      document: row.document,
    })
  })
  const latest = notices.at(-1)
  const controller = latest?.notice?.controller

  context.notices = notices
  live.brand = name ? { name: storedText.read(name.name), domain: storedText.read(name.domain) } : null
  live.latestNotice = latest?.hash ?? null
  hot.setNotices(
    notices.map(({ hash, publishedAt, notice }) => ({
      noticeHash: hash,
      publishedAt,
      isSameController:
        controller !== undefined &&
        notice?.controller.name === controller.name &&
        notice.controller.domain === controller.domain,
    })),
  )
}
