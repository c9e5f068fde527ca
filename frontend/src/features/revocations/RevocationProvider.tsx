import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { keccak256 } from 'viem'
import { useConfig } from 'wagmi'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import { RevocationContext } from '../../config/revocations.ts'
import { useHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { Vault } from '../../config/vault.ts'
import { fetchLater } from '../../ui/fetchLater.ts'
import { createRevocationDriver } from './createRevocationDriver.ts'

/** Few send anything themselves; whoever does must not need the app's own server for it. */
const loadSendFromWallet = fetchLater(() => import('./sendFromWallet.ts'))

/** Milliseconds between two looks at the chain while a revocation is not confirmed. */
const hurry = 1_500

type RevocationProviderProps = {
  readonly customer: Customer | null
  readonly env: Env
  readonly vault: Vault | null
  readonly children: ReactNode
}

/** Carries the customer's revocations to the chain while the app is open, whichever page it shows, in one tab at a time. */
export function RevocationProvider({ customer, env, vault, children }: RevocationProviderProps) {
  const client = useReadClient()
  const wallet = useConfig()
  const queryClient = useQueryClient()
  const head = useHead({ isWanted: customer !== null })
  const seed = customer?.seed
  const walletId = customer?.walletId
  const latest = vault?.latest

  const driver = useMemo(() => {
    if (seed === undefined || walletId === undefined || latest === undefined) return null
    return createRevocationDriver({
      env,
      client,
      seed,
      vault: latest,
      now: () => Math.floor(Date.now() / 1000),
      sendTransaction: async (call) => {
        const { sendFromWallet } = await loadSendFromWallet()
        return sendFromWallet(wallet, { walletId, chainId: env.chainId, ...call })
      },
    })
  }, [seed, walletId, latest, env, client, wallet])

  const isUnderWay = vault?.document.activity.some((one) => one.state !== 'final') ?? false
  const isHurried = vault?.document.activity.some((one) => one.state !== 'final' && one.state !== 'confirmed') ?? false

  const block = head.data
  useEffect(() => {
    if (driver === null || seed === undefined) return
    const lockName = keccak256(seed)
    const look = () =>
      navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await driver.tick(block ?? null)
      })
    void look()
    const timer = setInterval(() => void look(), isUnderWay ? 2_000 : 15_000)
    return () => clearInterval(timer)
  }, [driver, seed, block, isUnderWay])

  useEffect(() => {
    if (!isHurried) return
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['head'] }), hurry)
    return () => clearInterval(timer)
  }, [isHurried, queryClient])

  return <RevocationContext value={driver}>{children}</RevocationContext>
}
