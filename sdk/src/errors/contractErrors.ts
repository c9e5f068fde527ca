import type { ContractErrorArgs, ContractErrorName as NameOf } from 'viem'
import type { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { consentVerifierAbi } from '../abi/consentVerifierAbi.ts'
import { BrandExistsError } from './brandExistsError.ts'
import type { ConsentLedgerError } from './consentLedgerError.ts'
import { EmptyDocumentError } from './emptyDocumentError.ts'
import { EmptyDomainError } from './emptyDomainError.ts'
import { EmptyNameError } from './emptyNameError.ts'
import { EmptyRootError } from './emptyRootError.ts'
import { MomentInFutureError } from './momentInFutureError.ts'
import { NoLedgerError } from './noLedgerError.ts'
import { NothingToRevokeError } from './nothingToRevokeError.ts'
import { NoticeExistsError } from './noticeExistsError.ts'
import { NotOperatorError } from './notOperatorError.ts'
import { NotOwnerError } from './notOwnerError.ts'
import { NotPendingOwnerError } from './notPendingOwnerError.ts'
import { RootExistsError } from './rootExistsError.ts'
import { UnknownBrandError } from './unknownBrandError.ts'

type LedgerName = NameOf<typeof consentLedgerAbi>
type VerifierName = NameOf<typeof consentVerifierAbi>

/** The name of a custom error of the ConsentLedger or the ConsentVerifier contract. */
export type ContractErrorName = LedgerName | VerifierName

type Options = { cause?: unknown }
type ValuesOf<name extends ContractErrorName> = name extends LedgerName
  ? ContractErrorArgs<typeof consentLedgerAbi, name>
  : name extends VerifierName
    ? ContractErrorArgs<typeof consentVerifierAbi, name>
    : never
type Table = Record<ContractErrorName, unknown> & {
  [name in ContractErrorName]: (values: ValuesOf<name>, options: Options) => ConsentLedgerError
}

/** Every custom error of the contracts and the class that carries it. `tsc` fails when a contract gains an error this table lacks. */
export const contractErrors = {
  BrandExists: ([brandId], options) => new BrandExistsError({ brandId }, options),
  EmptyDocument: ([brandId], options) => new EmptyDocumentError({ brandId }, options),
  EmptyDomain: ([brandId], options) => new EmptyDomainError({ brandId }, options),
  EmptyName: ([brandId], options) => new EmptyNameError({ brandId }, options),
  EmptyRoot: ([brandId], options) => new EmptyRootError({ brandId }, options),
  MomentInFuture: ([moment, timestamp], options) =>
    new MomentInFutureError({ moment: Number(moment), timestamp: Number(timestamp) }, options),
  NoLedger: ([ledger], options) => new NoLedgerError({ ledger }, options),
  NotOperator: ([brandId, account], options) => new NotOperatorError({ brandId, account }, options),
  NotOwner: ([brandId, account], options) => new NotOwnerError({ brandId, account }, options),
  NotPendingOwner: ([brandId, account], options) => new NotPendingOwnerError({ brandId, account }, options),
  NothingToRevoke: (_, options) => new NothingToRevokeError(options),
  NoticeExists: ([brandId, noticeHash], options) => new NoticeExistsError({ brandId, noticeHash }, options),
  RootExists: ([brandId, root], options) => new RootExistsError({ brandId, root }, options),
  UnknownBrand: ([brandId], options) => new UnknownBrandError({ brandId }, options),
} satisfies Table
