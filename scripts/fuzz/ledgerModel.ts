import { type Address, concatHex, type Hex, keccak256, numberToHex, padHex, zeroAddress, zeroHash } from 'viem'
import { decodeCall } from './decodeCall.ts'
import type { BlockContext, LedgerCall, Log, Outcome } from './ledgerCall.ts'
import { ledgerInterface } from './ledgerInterface.ts'

type Brand = {
  owner: Address
  registeredAt: number
  pendingOwner: Address
  name: Hex
  domain: Hex
  operators: Set<Address>
}
type Notice = { publishedAt: bigint; blockNumber: bigint; number: number }
type LockState = { revokedAt: bigint; byBrand: boolean }

/** What the ledger holds under a brandId, whether or not anybody registered it: `revoke` asks the registry nothing. */
type Book = {
  notices: Map<Hex, Notice>
  latestNotice: Hex
  recordedAt: Map<Hex, bigint>
  lockStates: Map<Hex, LockState>
  revocationDigest: Hex
  useDigest: Hex
}

/** Who calls, when, and what has been emitted so far. */
export type Context = BlockContext & { readonly sender: Address; readonly logs: Log[] }

/** An error of the ledger, thrown before anything has changed. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly output: Hex

  constructor(error: string, ...args: readonly unknown[]) {
    super(error)
    this.output = ledgerInterface.encodeError(error, args)
  }
}

const word = (value: number | bigint | boolean) => numberToHex(BigInt(value), { size: 32 })

/**
 * The ledger once more, written from docs/protocol.md and not from the contract: maps and sets, no storage, no gas. Each function has the
 * name of the protocol and, like there, checks, changes, then emits. Texts are bytes, addresses are in lower case.
 */
export class LedgerModel {
  protected readonly chainId: number
  protected readonly ledger: Address
  protected brands = new Map<Hex, Brand>()
  protected books = new Map<Hex, Book>()

  constructor(place: { readonly chainId: number; readonly ledger: Address }) {
    this.chainId = place.chainId
    this.ledger = place.ledger
  }

  /** Makes a call in a block. What cannot be read, and whatever comes with value, reverts without a reason. */
  execute({ sender, data, value }: LedgerCall, block: BlockContext): Outcome {
    const reverted = (output: Hex): Outcome => ({ isReverted: true, output, logs: [] })
    const decoded = decodeCall(data)
    if (decoded === null || value !== 0n) return reverted('0x')

    const { name, args } = decoded
    const context: Context = { ...block, sender, logs: [] }
    try {
      const values = this.run(name, context, args)
      return { isReverted: false, output: ledgerInterface.encodeResult(name, values), logs: context.logs }
    } catch (error) {
      if (error instanceof Refusal) return reverted(error.output)
      throw error
    }
  }

  /** What a call would come to, without making it. */
  simulate(call: LedgerCall, block: BlockContext): Outcome {
    const { brands, books } = this
    this.brands = structuredClone(brands)
    this.books = structuredClone(books)
    const outcome = this.execute(call, block)
    this.brands = brands
    this.books = books
    return outcome
  }

  /** Who may act for a brand: for senders that are chosen by their part. */
  partsOf(brandId: Hex): { owner: Address; pendingOwner: Address; operators: readonly Address[] } | undefined {
    const brand = this.brands.get(brandId)
    return brand && { owner: brand.owner, pendingOwner: brand.pendingOwner, operators: [...brand.operators] }
  }

  private run(name: string, context: Context, args: readonly unknown[]): readonly unknown[] {
    const functions = this as unknown as Record<string, (context: Context, ...args: readonly unknown[]) => unknown[]>
    const method = functions[name]
    if (method === undefined) throw new TypeError(`the model has no ${name}`)
    return method.call(this, context, ...args)
  }

  protected emit(context: Context, name: string, ...args: readonly unknown[]): void {
    context.logs.push(ledgerInterface.encodeEvent(name, args))
  }

  /* WRITES */

  registerBrand(context: Context, salt: Hex, name: Hex, domain: Hex): unknown[] {
    const { sender, timestamp } = context
    const brandId = keccak256(concatHex([word(this.chainId), padHex(this.ledger), padHex(sender), salt]))
    if (this.brands.has(brandId)) throw new Refusal('BrandExists', brandId)
    this.requireNames(brandId, name, domain)

    const operators = new Set<Address>()
    this.brands.set(brandId, {
      owner: sender,
      registeredAt: timestamp,
      pendingOwner: zeroAddress,
      name,
      domain,
      operators,
    })

    this.emit(context, 'BrandRegistered', brandId, sender, name, domain)
    return [brandId]
  }

  updateBrand(context: Context, brandId: Hex, name: Hex, domain: Hex): unknown[] {
    const brand = this.requireOwner(context, brandId)
    this.requireNames(brandId, name, domain)

    brand.name = name
    brand.domain = domain

    this.emit(context, 'BrandUpdated', brandId, name, domain)
    return []
  }

  setOperator(context: Context, brandId: Hex, operator: Address, allowed: boolean): unknown[] {
    const brand = this.requireOwner(context, brandId)

    if (allowed) brand.operators.add(operator)
    else brand.operators.delete(operator)

    this.emit(context, 'OperatorSet', brandId, operator, allowed)
    return []
  }

  transferBrand(context: Context, brandId: Hex, pendingOwner: Address): unknown[] {
    const brand = this.requireOwner(context, brandId)

    brand.pendingOwner = pendingOwner

    this.emit(context, 'BrandTransferStarted', brandId, context.sender, pendingOwner)
    return []
  }

  acceptBrand(context: Context, brandId: Hex): unknown[] {
    const brand = this.requireBrand(brandId)
    // A pending owner of zero means that there is none.
    const isPending = brand.pendingOwner !== zeroAddress && context.sender === brand.pendingOwner
    if (!isPending) throw new Refusal('NotPendingOwner', brandId, context.sender)

    const previousOwner = brand.owner
    brand.owner = context.sender
    brand.pendingOwner = zeroAddress
    brand.operators.clear()

    this.emit(context, 'BrandTransferred', brandId, previousOwner, context.sender)
    return []
  }

  publishNotice(context: Context, brandId: Hex, document: Hex): unknown[] {
    this.requireOwner(context, brandId)
    if (document === '0x') throw new Refusal('EmptyDocument', brandId)
    const noticeHash = keccak256(document)
    const book = this.bookOf(brandId)
    if (book.notices.has(noticeHash)) throw new Refusal('NoticeExists', brandId, noticeHash)

    const number = book.notices.size + 1
    book.notices.set(noticeHash, {
      publishedAt: BigInt(context.timestamp),
      blockNumber: BigInt(context.number),
      number,
    })
    book.latestNotice = noticeHash

    this.emit(context, 'NoticePublished', brandId, noticeHash, number, document)
    return [noticeHash]
  }

  recordGrants(context: Context, brandId: Hex, root: Hex): unknown[] {
    this.requireOperator(context, brandId)
    if (root === zeroHash) throw new Refusal('EmptyRoot', brandId)
    const { recordedAt } = this.bookOf(brandId)
    if (recordedAt.has(root)) throw new Refusal('RootExists', brandId, root)

    recordedAt.set(root, BigInt(context.timestamp))

    this.emit(context, 'GrantsRecorded', brandId, root, context.sender)
    return []
  }

  recordUses(context: Context, brandId: Hex, root: Hex): unknown[] {
    this.requireOperator(context, brandId)
    if (root === zeroHash) throw new Refusal('EmptyRoot', brandId)

    const book = this.bookOf(brandId)
    book.useDigest = keccak256(concatHex([book.useDigest, root, word(context.timestamp)]))

    this.emit(context, 'UsesRecorded', brandId, root, book.useDigest, context.sender)
    return []
  }

  revokeAsBrand(context: Context, brandId: Hex, locks: readonly Hex[]): unknown[] {
    this.requireOperator(context, brandId)
    if (locks.length === 0) throw new Refusal('NothingToRevoke')

    for (const lock of locks) this.spend(context, brandId, lock, true)
    return []
  }

  revoke(context: Context, revocations: readonly { brandId: Hex; secrets: readonly Hex[] }[]): unknown[] {
    if (revocations.length === 0) throw new Refusal('NothingToRevoke')

    for (const { brandId, secrets } of revocations) {
      for (const secret of secrets) this.spend(context, brandId, keccak256(secret), false)
    }
    return []
  }

  /* VIEWS */

  brandOf(_: Context, brandId: Hex): unknown[] {
    const unknown = { owner: zeroAddress, registeredAt: 0n, pendingOwner: zeroAddress, name: '0x', domain: '0x' }
    const brand = this.brands.get(brandId)
    return [brand === undefined ? unknown : { ...brand, registeredAt: BigInt(brand.registeredAt) }]
  }

  isOperator(_: Context, brandId: Hex, account: Address): unknown[] {
    const brand = this.brands.get(brandId)
    return [brand !== undefined && (account === brand.owner || brand.operators.has(account))]
  }

  noticeOf(_: Context, brandId: Hex, noticeHash: Hex): unknown[] {
    const unknown = { publishedAt: 0n, blockNumber: 0n, number: 0 }
    return [this.books.get(brandId)?.notices.get(noticeHash) ?? unknown]
  }

  latestNotice(_: Context, brandId: Hex): unknown[] {
    return [this.books.get(brandId)?.latestNotice ?? zeroHash]
  }

  recordedAt(_: Context, brandId: Hex, roots: readonly Hex[]): unknown[] {
    return [roots.map((root) => this.books.get(brandId)?.recordedAt.get(root) ?? 0n)]
  }

  lockStates(_: Context, brandId: Hex, locks: readonly Hex[]): unknown[] {
    const unspent = { revokedAt: 0n, byBrand: false }
    return [locks.map((lock) => this.books.get(brandId)?.lockStates.get(lock) ?? unspent)]
  }

  revocationDigest(_: Context, brandId: Hex): unknown[] {
    return [this.books.get(brandId)?.revocationDigest ?? zeroHash]
  }

  useDigest(_: Context, brandId: Hex): unknown[] {
    return [this.books.get(brandId)?.useDigest ?? zeroHash]
  }

  /* RULES OF SEVERAL FUNCTIONS */

  protected requireBrand(brandId: Hex): Brand {
    const brand = this.brands.get(brandId)
    if (brand === undefined) throw new Refusal('UnknownBrand', brandId)
    return brand
  }

  protected requireOwner({ sender }: Context, brandId: Hex): Brand {
    const brand = this.requireBrand(brandId)
    if (sender !== brand.owner) throw new Refusal('NotOwner', brandId, sender)
    return brand
  }

  protected requireOperator({ sender }: Context, brandId: Hex): void {
    const brand = this.requireBrand(brandId)
    if (sender !== brand.owner && !brand.operators.has(sender)) throw new Refusal('NotOperator', brandId, sender)
  }

  protected requireNames(brandId: Hex, name: Hex, domain: Hex): void {
    if (name === '0x') throw new Refusal('EmptyName', brandId)
    if (domain === '0x') throw new Refusal('EmptyDomain', brandId)
  }

  protected spend(context: Context, brandId: Hex, lock: Hex, byBrand: boolean): void {
    const book = this.bookOf(brandId)
    if (book.lockStates.has(lock)) return

    book.lockStates.set(lock, { revokedAt: BigInt(context.timestamp), byBrand })
    book.revocationDigest = keccak256(concatHex([book.revocationDigest, lock, word(context.timestamp), word(byBrand)]))

    this.emit(context, 'ConsentRevoked', brandId, lock, byBrand, context.sender)
  }

  protected bookOf(brandId: Hex): Book {
    let book = this.books.get(brandId)
    if (book === undefined) {
      book = {
        notices: new Map(),
        latestNotice: zeroHash,
        recordedAt: new Map(),
        lockStates: new Map(),
        revocationDigest: zeroHash,
        useDigest: zeroHash,
      }
      this.books.set(brandId, book)
    }
    return book
  }
}
