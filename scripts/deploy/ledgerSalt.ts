import { stringToHex } from 'viem'

/** The salt of the ledger that everybody shares. Anything else gives another ledger, which is for local chains and tests. */
export const ledgerSalt = stringToHex('consent-ledger/v1', { size: 32 })
