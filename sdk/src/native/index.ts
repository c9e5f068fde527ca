export { NativeCryptoMissingError } from '../errors/nativeCryptoMissingError.ts'
export { nativeCrypto } from './nativeCrypto.ts'
