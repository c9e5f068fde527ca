import { hashNotice } from '@consent-ledger/sdk'
import {
  getHistory,
  type History,
  type HistoryRow,
  historyCsv,
  historyJson,
  historyKinds,
  historyRows,
} from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import fc from 'fast-check'
import { day, type SeededHistory, seedHistory } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

/** A reader of RFC 4180 that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  let field = ''
  let isQuoted = false
  for (let place = 0; place < text.length; place++) {
    const character = text[place]
    if (isQuoted) {
      if (character === '"' && text[place + 1] === '"') field += text[place++]
      else if (character === '"') isQuoted = false
      else field += character
    } else if (character === '"') isQuoted = true
    else if (character === ',' || (character === '\r' && text[place + 1] === '\n')) {
      lines.at(-1)?.push(field)
      field = ''
      if (character === '\r') {
        place++
        lines.push([])
      }
    } else field += character
  }
  lines.pop()
  return lines
}

describe('historyRows, historyCsv and historyJson', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let history: History

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    history = await getHistory(seeded.client, { deployment: seeded.deployment, brandId: seeded.brandId })
  })

  after(() => anvil.stop())

  it('give one row per event, the newest first', () => {
    const rows = historyRows(history)
    expect(rows.map(({ event }) => event)).to.deep.equal(history.events.map(({ event }) => event).reverse())
    const first = rows.at(-1)
    expect(first).to.deep.include({
      kind: 'brand',
      name: '=Kaufhaus, "old"',
      domain: 'old.kaufhaus-nord.example',
      hash: null,
    })
    expect(first?.time).to.equal(new Date((first?.at ?? 0) * 1000).toISOString().replace('.000', ''))
  })

  it('carry the published text, byte for byte', () => {
    for (const row of historyRows(history, { kinds: ['notice'] })) {
      expect(row.problem).to.equal(null)
      expect(hashNotice(new TextEncoder().encode(row.document ?? ''))).to.equal(row.hash)
    }
  })

  it('say what is wrong with a document that is no notice', async () => {
    const other = await getHistory(seeded.client, { deployment: seeded.deployment, brandId: seeded.otherBrandId })
    expect(historyRows(other, { kinds: ['notice'] })[0]).to.include({ document: '0x00ff', problem: 'not-a-notice' })
  })

  it('keep the kinds asked for', () => {
    for (const kind of historyKinds) {
      const rows = historyRows(history, { kinds: [kind] })
      expect(rows).to.have.length(history.events.filter((event) => event.kind === kind).length)
      expect(rows.every((row) => row.kind === kind)).to.equal(true)
    }
    expect(historyRows(history, { kinds: ['use', 'recording'] })).to.have.length(4)
    expect(historyRows(history, { kinds: [] })).to.have.length(16)
  })

  it('keep the period asked for, both ends included', () => {
    const { recordedAt, revokedAt } = seeded.times
    const rows = historyRows(history, { from: recordedAt, to: revokedAt })
    expect(rows.map(({ at }) => at).every((at) => at >= recordedAt && at <= revokedAt)).to.equal(true)
    expect(rows.some(({ at }) => at === recordedAt) && rows.some(({ at }) => at === revokedAt)).to.equal(true)
    expect(historyRows(history, { from: recordedAt + 1, to: recordedAt + day - 2 })).to.deep.equal([])
  })

  it('find text in any value, whatever its case', () => {
    const lock = seeded.receipts.brandRevoked.consent.brandLock
    expect(historyRows(history, { text: `  ${lock.toUpperCase().replace('0X', '0x')} ` })).to.have.length(1)
    expect(historyRows(history, { text: 'HAMBURG' }).map(({ kind }) => kind)).to.deep.equal(['notice', 'notice'])
    expect(historyRows(history, { text: 'nowhere to be found' })).to.deep.equal([])
  })

  it('write the same rows as CSV and as JSON', () => {
    const rows = historyRows(history, { kinds: ['notice', 'revocation', 'operator'] })
    const [head, ...lines] = parseCsv(historyCsv(rows))
    expect(head).to.deep.equal(Object.keys(rows[0] as HistoryRow))
    expect(lines).to.deep.equal(
      rows.map((row) => Object.values(row).map((value) => (value === null ? '' : String(value)))),
    )
    const json = JSON.parse(historyJson(history, rows))
    expect(json.rows).to.deep.equal(rows)
    expect(json).to.deep.include({
      type: 'consent-history',
      chainId: 31337,
      brandId: seeded.brandId,
      isComplete: true,
      revocationDigest: { replayed: history.replayedRevocationDigest, chain: history.chainRevocationDigest },
    })
    expect(json.head.hash).to.equal(history.head.hash)
  })

  it('write no formula a spreadsheet would run, and lose nothing else', () => {
    const row = historyRows(history)[0] as HistoryRow
    const named = (name: string) => parseCsv(historyCsv([{ ...row, name }]))[1]?.[12]
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '\u200b=1', '＝1', '\n@x']) {
      expect(named(name), JSON.stringify(name)).to.equal(`'${name}`)
    }
    for (const name of ['Kaufhaus "Nord"', 'a,b', 'a\r\nb', 'a=b', "'quoted'"]) expect(named(name)).to.equal(name)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const cell = named(name) ?? ''
        return (cell === name || cell === `'${name}`) && !/^\s*[=+\-@]/.test(cell)
      }),
      { seed: 7 },
    )
  })
})
