import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  BlockMissingError,
  ChainUnreadableError,
  ConsentLedgerError,
  ContractMissingError,
  parseNotice,
  UnknownBrandError,
} from '@consent-ledger/sdk'
import {
  getHistory,
  type History,
  type HistoryKind,
  type HistoryProgress,
  type HistoryRow,
  historyCsv,
  historyJson,
  historyKinds,
  historyRows,
} from '@consent-ledger/sdk/audit'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { type Address, BaseError, createPublicClient, getAddress, type Hex, http } from 'viem'
import { getChainId } from 'viem/actions'

const exitCodes = { unreadable: 1, badInput: 2, notFound: 3, incomplete: 4 } as const

type Options = {
  rpc: string
  ledger: Address
  brand: Hex
  kind?: HistoryKind[]
  from?: number
  to?: number
  text?: string
  csv?: true
  json?: true
}

/** A failure the reader can act on, with the exit code that goes with it. */
class HistoryCommandError extends Error {
  override readonly name = 'HistoryCommandError'
  readonly exitCode: number

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new InvalidArgumentError('It must be an http or https address, like http://127.0.0.1:8545.')
}

function parseAddress(text: string): Address {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) throw new InvalidArgumentError('It must be an address: 0x and 40 hex digits.')
  const checked = getAddress(text.toLowerCase())
  const isMixed = text.slice(2) !== text.slice(2).toLowerCase() && text.slice(2) !== text.slice(2).toUpperCase()
  if (isMixed && text !== checked) throw new InvalidArgumentError(`Its checksum is wrong: is it ${checked}?`)
  return checked
}

function parseBrandId(text: string): Hex {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase() as Hex
  throw new InvalidArgumentError('It must be the id of a brand: 0x and 64 hex digits.')
}

function parseKinds(text: string, earlier: HistoryKind[] = []): HistoryKind[] {
  return [
    ...earlier,
    ...text.split(',').map((word) => {
      const kind = historyKinds.find((known) => known === word.trim())
      if (kind) return kind
      throw new InvalidArgumentError(`It must be one of ${historyKinds.join(', ')}.`)
    }),
  ]
}

/** A day (`YYYY-MM-DD`, in UTC), a moment in ISO 8601 with its zone, or Unix seconds. A last day counts whole. */
function parseMoment(text: string, isLast: boolean): number {
  const malformed = 'It must be a day like 2027-01-31 (UTC), a moment like 2027-01-31T12:00:00Z, or Unix seconds.'
  if (/^\d{1,12}$/.test(text)) return Number(text)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    throw new InvalidArgumentError(malformed)
  }
  const milliseconds = Date.parse(day ? `${text}T00:00:00Z` : text)
  const isReal = !Number.isNaN(milliseconds) && (!day || new Date(milliseconds).toISOString().startsWith(text))
  if (!isReal) throw new InvalidArgumentError(malformed)
  return milliseconds / 1000 + (day && isLast ? 86_399 : 0)
}

const command = new Command('history')
  .description('Reads all that a ledger says about one brand from a node, and nothing but a node.')
  .requiredOption('--rpc <url>', 'the node to read', parseUrl)
  .requiredOption('--ledger <address>', 'the ConsentLedger contract', parseAddress)
  .requiredOption('--brand <id>', 'the brand', parseBrandId)
  .option('--kind <kinds>', `only these kinds, separated by commas: ${historyKinds.join(', ')}`, parseKinds)
  .option('--from <date>', 'not before this day (UTC) or moment', (text: string) => parseMoment(text, false))
  .option('--to <date>', 'not after this day (UTC) or moment', (text: string) => parseMoment(text, true))
  .option('--text <words>', 'only rows that contain this text')
  .option('--csv', 'print CSV instead of a table')
  .option('--json', 'print JSON instead of a table')
  .addHelpText(
    'after',
    `
Progress goes to stderr, the answer to stdout (use "npm run --silent history -- …" to pipe it on).
Exit codes: 0 read and complete; 1 the node could not be read; 2 bad input; 3 no such ledger or brand;
4 read, but not complete: what was replayed is not what the ledger says.`,
  )
  .exitOverride()

/** Shows how far reading has come: one line that is rewritten on a terminal, else a line every few seconds. */
function progressReporter(): { report(progress: HistoryProgress): void; end(): void } {
  const isTerminal = process.stderr.isTTY === true
  let shown = 0
  let isOpen = false
  return {
    report({ phase, fraction, block, toBlock, events }) {
      const now = Date.now()
      if (now - shown < (isTerminal ? 100 : 2_000)) return
      shown = now
      const percent = `${Math.floor(fraction * 100)} %`
      const doing = {
        logs: `block ${block} of ${toBlock}`,
        times: 'times of blocks',
        state: 'comparing with the ledger',
      }[phase]
      process.stderr.write(
        isTerminal
          ? `\r\x1b[KReading: ${doing}, ${percent}, ${events} events`
          : `Reading: ${doing}, ${percent}, ${events} events\n`,
      )
      isOpen = isTerminal
    },
    end() {
      if (isOpen) process.stderr.write('\r\x1b[K')
      isOpen = false
    },
  }
}

/** Brands choose their own names: nothing of them may steer the terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
}

function describe(row: HistoryRow): string {
  switch (row.event) {
    case 'BrandRegistered':
      return `registered as ${plain(row.name ?? '')} (${plain(row.domain ?? '')}) by ${row.account}`
    case 'BrandUpdated':
      return `renamed to ${plain(row.name ?? '')} (${plain(row.domain ?? '')})`
    case 'OperatorSet':
      return `${row.account} ${row.allowed ? 'may act for the brand' : 'may no longer act for the brand'}`
    case 'BrandTransferStarted':
      return `${row.account} names ${row.otherAccount} as the next owner`
    case 'BrandTransferred':
      return `${row.account} owns the brand now, no longer ${row.otherAccount}; its operators ended`
    case 'NoticePublished':
      return `notice ${row.number}, hash ${row.hash}${row.problem ? `, NOT A VALID NOTICE: ${row.problem}` : ''}`
    case 'GrantsRecorded':
      return `root of grants ${row.hash} by ${row.account}`
    case 'UsesRecorded':
      return `root of uses ${row.hash} by ${row.account}`
    case 'ConsentRevoked':
      return `lock ${row.hash} by the ${row.by}, sent by ${row.account}`
  }
}

/** The text of a notice in English, or in its first language. */
function noticeLines(row: HistoryRow): string[] {
  if (row.document === null || row.problem !== null) return []
  const notice = parseNotice(row.document)
  const locale = notice.locales.includes('en') ? 'en' : (notice.locales[0] ?? '')
  return notice.uses.flatMap((use) => {
    const text = use.text[locale]
    return [
      `  ${use.purpose} × ${use.category}${use.special ? ' (special)' : ''}, kept ${use.retention}`,
      `    What: ${plain(text?.what ?? '')}`,
      `    In return: ${plain(text?.inReturn ?? '')}`,
      `    If you decline: ${plain(text?.ifYouDecline ?? '')}`,
    ]
  })
}

function compared(name: string, replayed: string | number | null, chain: string | number): string {
  const verdict = replayed === null ? 'not comparable' : replayed === chain ? 'equal' : 'DIFFERENT'
  return `  ${name.padEnd(12)} ${verdict}: replayed ${replayed ?? 'unknown'}, ledger ${chain}`
}

function table(history: History, rows: readonly HistoryRow[]): string {
  const { brand, head } = history
  const lines = [
    `${plain(brand.name)} (${plain(brand.domain)}), brand ${history.brandId}`,
    `Ledger ${history.ledger} on chain ${history.chainId}, owner ${brand.owner}`,
    `As of block ${head.number}, ${new Date(head.timestamp * 1000).toISOString().replace('.000Z', 'Z')}, ${head.hash}`,
    '',
  ]
  const blockWidth = Math.max(5, ...rows.map((row) => String(row.blockNumber).length))
  lines.push(`${'Time (UTC)'.padEnd(20)}  ${'Block'.padStart(blockWidth)}  ${'Kind'.padEnd(10)}  What`)
  for (const row of rows) {
    const block = String(row.blockNumber).padStart(blockWidth)
    lines.push(`${row.time}  ${block}  ${row.kind.padEnd(10)}  ${describe(row)}`)
    lines.push(...noticeLines(row).map((line) => `${' '.repeat(20)}${line}`))
  }
  if (rows.length === 0) lines.push(history.events.length === 0 ? 'No events.' : 'No event matches the filter.')
  lines.push(
    '',
    `${rows.length} of ${history.events.length} events.`,
    'Replayed against the ledger at this block:',
    compared('revocations', history.replayedRevocationDigest, history.chainRevocationDigest),
    compared('uses', history.replayedUseDigest, history.chainUseDigest),
    compared('notices', history.replayedNotices, history.chainNotices),
    compared('recordings', history.confirmedRecordings, history.replayedRecordings),
  )
  return `${lines.join('\n')}\n`
}

/** Writes to stdout and waits until all of it is out: a pipe takes a long history in pieces. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Runs the command and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = command.parse(args, { from: 'user' }).opts<Options>()
  const { rpc, ledger, brand: brandId, kind: kinds, from, to, text } = options
  if (options.csv && options.json)
    command.error('error: --csv and --json exclude each other', { exitCode: exitCodes.badInput })
  if (from !== undefined && to !== undefined && from > to) {
    command.error('error: --from is later than --to', { exitCode: exitCodes.badInput })
  }

  const client = createPublicClient({ transport: http(rpc, { retryCount: 1, timeout: 15_000 }) })
  let chainId: number
  try {
    chainId = await getChainId(client)
  } catch (cause) {
    const reason = cause instanceof BaseError ? cause.details || cause.shortMessage : String(cause)
    const message = `No node answers at ${new URL(rpc).origin} (${reason}). Start it or correct --rpc.`
    throw new HistoryCommandError(message, exitCodes.unreadable, { cause })
  }

  const progress = progressReporter()
  let history: History
  try {
    history = await getHistory(client, { deployment: { chainId, ledger }, brandId, onProgress: progress.report })
  } finally {
    progress.end()
  }

  const rows = historyRows(history, { kinds, from, to, text })
  await write(options.json ? historyJson(history, rows) : options.csv ? historyCsv(rows) : table(history, rows))
  if (history.isComplete) return 0
  process.stderr.write(
    'What was replayed is not what the ledger says: the node left something out. Ask another node.\n',
  )
  return exitCodes.incomplete
}

function exitCodeOf(error: ConsentLedgerError): number {
  if (error instanceof ContractMissingError || error instanceof UnknownBrandError) return exitCodes.notFound
  if (error instanceof ChainUnreadableError || error instanceof BlockMissingError) return exitCodes.unreadable
  return exitCodes.incomplete
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // A failed write also reaches the callback of `write`; without a listener it would end the process first.
  process.stdout.on('error', () => {})
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed what is wrong; help and version end well.
      process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput
    } else if (error instanceof HistoryCommandError || error instanceof ConsentLedgerError) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = error instanceof HistoryCommandError ? error.exitCode : exitCodeOf(error)
    } else if ((error as NodeJS.ErrnoException).code === 'EPIPE') {
      // The reader at the other end (head, less) has seen enough.
      process.exitCode = 0
    } else {
      console.error(error)
      process.exitCode = exitCodes.unreadable
    }
  }
}
