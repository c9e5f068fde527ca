export { InvalidValueError } from '../errors/invalidValueError.ts'
export { readGpc } from '../protocol/readGpc.ts'
export type { GivenConsent } from './givenConsent.ts'
export { type ConsentMode, type ConsentModeValue, toConsentMode } from './toConsentMode.ts'
export { type DpvNode, type DpvRecord, type DpvValue, toDpvRecord } from './toDpvRecord.ts'
export { toGpcHeaders } from './toGpcHeaders.ts'
export { type GpcSupport, toGpcSupport } from './toGpcSupport.ts'
export {
  type KantaraController,
  type KantaraPurpose,
  type KantaraReceipt,
  toKantaraReceipt,
} from './toKantaraReceipt.ts'
export { type TcfCore, type TcfVendorList, type TcStringInput, toTcString } from './toTcString.ts'
