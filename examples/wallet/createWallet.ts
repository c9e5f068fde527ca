import { type Address, type Hex, hexToNumber, isHex, numberToHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { callNode } from './callNode.ts'
import { createListeners } from './createListeners.ts'
import { askPerson } from './dialog/askPerson.ts'
import { parseWalletSettings } from './parseWalletSettings.ts'
import { ProviderRpcError } from './providerRpcError.ts'
import type { Question } from './question.ts'
import { readOnlyMethods } from './readOnlyMethods.ts'
import { findSignInFaults } from './signing/findSignInFaults.ts'
import { prepareTransaction } from './signing/prepareTransaction.ts'
import { readMessage } from './signing/readMessage.ts'
import { readRevocations } from './signing/readRevocations.ts'
import { readTypedData } from './signing/readTypedData.ts'
import type { WalletProvider, WalletRequest } from './walletProvider.ts'
import type { WalletSettings } from './walletSettings.ts'

/**
 * Makes the wallet. It reads `./demo-wallet.json` when it is first needed, and again before each question, since the
 * local run behind an open page may have been started over.
 *
 * @returns the provider. A permission lasts until the page is reloaded or it is revoked.
 * @see EIP-1193
 */
export function createWallet(): WalletProvider {
  const listeners = createListeners()
  let known: WalletSettings | undefined
  let isConnected = false
  let isAsking = false

  const provider: WalletProvider = {
    request,
    on(name, listener) {
      listeners.add(name, listener)
      return provider
    },
    removeListener(name, listener) {
      listeners.remove(name, listener)
      return provider
    },
  }
  return Object.freeze(provider)

  async function request({ method, params }: WalletRequest): Promise<unknown> {
    const [first, second] = Array.isArray(params) ? params : [params]

    switch (method) {
      case 'eth_chainId':
        return numberToHex((await settings()).chainId)
      case 'net_version':
        return String((await settings()).chainId)
      case 'eth_accounts':
        return isConnected ? [addressOf(await settings())] : []
      case 'eth_requestAccounts':
        if (!isConnected) await connect()
        return [addressOf(await settings())]
      case 'wallet_getPermissions':
        return isConnected ? permissions(await settings()) : []
      case 'wallet_requestPermissions':
        onlyAccounts(first)
        await connect()
        return permissions(await settings())
      case 'wallet_revokePermissions':
        onlyAccounts(first)
        disconnect()
        return null
      case 'personal_sign':
        return signMessage(first, second)
      case 'eth_signTypedData_v4':
        return signTypedData(first, second)
      case 'eth_sendTransaction':
        return sendTransaction(first)
      case 'wallet_switchEthereumChain':
        return switchChain(first)
      case 'wallet_addEthereumChain':
        throw new ProviderRpcError(4200, 'The demo wallet knows the local chain only and adds no other.')
    }
    if (!readOnlyMethods.has(method)) throw new ProviderRpcError(4200, `The demo wallet does not support ${method}.`)
    return callNode((await settings()).rpcUrl, method, Array.isArray(params) ? params : [])
  }

  function connect(): Promise<void> {
    return oneAtATime(async () => {
      const address = addressOf(await freshSettings())
      await approve({ kind: 'connect', address })
      if (isConnected) return
      isConnected = true
      listeners.emit('accountsChanged', [address])
    })
  }

  function disconnect(): void {
    if (!isConnected) return
    isConnected = false
    listeners.emit('accountsChanged', [])
  }

  function signMessage(parameter: unknown, signer: unknown): Promise<Hex> {
    return oneAtATime(async () => {
      const account = await signingAccount(signer)
      const message = readMessage(parameter)
      if (message === undefined) throw new ProviderRpcError(-32602, 'The first parameter must be the text or its hex.')
      const faults = findSignInFaults(message.text, { url: location.href, address: account.address })

      await approve({ kind: 'sign', text: message.text, faults })
      return account.signMessage({ message: { raw: message.raw } })
    })
  }

  function signTypedData(signer: unknown, parameter: unknown): Promise<Hex> {
    return oneAtATime(async () => {
      const account = await signingAccount(signer)
      const { data, text } = readTypedData(parameter, (await settings()).chainId)

      await approve({ kind: 'sign', text, faults: [] })
      return account.signTypedData(data)
    })
  }

  function sendTransaction(parameter: unknown): Promise<Hex> {
    return oneAtATime(async () => {
      const account = await signingAccount((parameter as { from?: unknown } | undefined)?.from)
      const current = await settings()
      const { rpcUrl, chainId } = current
      const prepared = await prepareTransaction(parameter, current, account.address)

      const { to, value, data, gas, maxFeePerGas } = prepared
      const revocations = readRevocations(data)
      await approve({ kind: 'send', transaction: { to, value, data, highestFee: gas * maxFeePerGas, revocations } })

      const nodeChainId = hexToNumber(await callNode<Hex>(rpcUrl, 'eth_chainId'))
      if (nodeChainId !== chainId) throw new ProviderRpcError(4901, `The node is on chain ${nodeChainId} by now.`)
      const nonce = prepared.nonce ?? (await nextNonce(rpcUrl, account.address))
      const signed = await account.signTransaction({ ...prepared, type: 'eip1559', chainId, nonce })
      return callNode<Hex>(rpcUrl, 'eth_sendRawTransaction', [signed])
    })
  }

  async function switchChain(parameter: unknown): Promise<null> {
    const wanted = (parameter as { chainId?: unknown } | undefined)?.chainId
    if (!isHex(wanted)) throw new ProviderRpcError(-32602, 'The parameter must be { chainId } with a hex chainId.')
    const { chainId } = await settings()
    if (hexToNumber(wanted) !== chainId) {
      throw new ProviderRpcError(4902, `The demo wallet knows chain ${chainId} only.`)
    }
    return null
  }

  /** The account, if the page is connected and asks for this very one. */
  async function signingAccount(signer: unknown) {
    const account = privateKeyToAccount((await freshSettings()).privateKey)
    if (!isConnected) throw new ProviderRpcError(4100, 'Connect the demo wallet first.')
    if (typeof signer !== 'string' || signer.toLowerCase() !== account.address.toLowerCase()) {
      throw new ProviderRpcError(4100, `The demo wallet has one account: ${account.address}.`)
    }
    return account
  }

  /** A person can answer one question at a time. */
  async function oneAtATime<Result>(run: () => Promise<Result>): Promise<Result> {
    if (isAsking) {
      throw new ProviderRpcError(-32002, 'The demo wallet is asking something already. Answer that dialog first.')
    }
    isAsking = true
    try {
      return await run()
    } finally {
      isAsking = false
    }
  }

  async function settings(): Promise<WalletSettings> {
    return known ?? freshSettings()
  }

  async function freshSettings(): Promise<WalletSettings> {
    const before = known
    const next = await readSettings(before)
    known = next
    if (before === undefined) listeners.emit('connect', { chainId: numberToHex(next.chainId) })
    else if (before.privateKey !== next.privateKey) disconnect()
    return next
  }
}

/** What was read before stays in force while the page's server does not answer. */
async function readSettings(before: WalletSettings | undefined): Promise<WalletSettings> {
  let response: Response
  try {
    response = await fetch('./demo-wallet.json', { cache: 'no-store', redirect: 'error' })
  } catch (cause) {
    if (before !== undefined) return before
    throw new ProviderRpcError(4900, 'demo-wallet.json cannot be read. Is the local run still there?', { cause })
  }
  return parseWalletSettings(await response.json().catch(() => null), location.hostname)
}

function addressOf({ privateKey }: WalletSettings): Address {
  return privateKeyToAccount(privateKey).address
}

function nextNonce(rpcUrl: string, address: Address): Promise<number> {
  return callNode<Hex>(rpcUrl, 'eth_getTransactionCount', [address, 'pending']).then((count) => hexToNumber(count))
}

async function approve(question: Question): Promise<void> {
  if (!(await askPerson(question))) throw new ProviderRpcError(4001, 'Rejected in the demo wallet.')
}

function onlyAccounts(parameter: unknown): void {
  const names = Object.keys((parameter ?? {}) as object)
  if (names.length === 1 && names[0] === 'eth_accounts') return
  throw new ProviderRpcError(-32602, 'The demo wallet knows one permission: { eth_accounts: {} }.')
}

/** @see EIP-2255 */
function permissions(settings: WalletSettings) {
  const caveats = [{ type: 'restrictReturnedAccounts', value: [addressOf(settings)] }]
  return [{ invoker: location.origin, parentCapability: 'eth_accounts', caveats }]
}
