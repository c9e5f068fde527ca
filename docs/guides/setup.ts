/**
 * What the examples of these guides and of the reference start from: `import { client, deployment } from './setup.ts'`.
 * Copy it beside your code and put your own values in.
 */
import { readFileSync } from 'node:fs'
import { parseDeployment, parseNotice, parseReceipt } from '@consent-ledger/sdk'
import { createPublicClient, createWalletClient, type Hex, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

const transport = http(process.env.RPC_URL)

/** A node of the chain. */
export const client = createPublicClient({ transport })

/** Where the ledger is: chain id, address, deployment block. */
export const deployment = parseDeployment(readFileSync('deployments/1.json', 'utf8'))

/** Address of the ConsentLedger. */
export const { ledger } = deployment

/** The brand, as `brandIdOf` gives it. */
export const brandId = process.env.BRAND_ID as Hex

/** The account that owns the brand: it publishes notices and names operators. */
export const owner = createWalletClient({ transport, account: privateKeyToAccount(process.env.OWNER_KEY as Hex) })

/** An account that records grants and uses for the brand, and nothing more. */
export const operator = createWalletClient({ transport, account: privateKeyToAccount(process.env.OPERATOR_KEY as Hex) })

/** A published notice. */
export const notice = parseNotice(readFileSync('notice.json'))

/** A receipt as the customer keeps it and the brand stores it. */
export const receipt = parseReceipt(readFileSync('receipt.json', 'utf8'))

/** The customer's secret behind all keys. It never leaves the app's own origin. */
export const seed = process.env.SEED as Hex
