import { Suspense } from 'react'
import type { Env } from '../../config/env.ts'
import { withWords } from '../../config/language.ts'
import type { Revoker } from '../../config/revocations.ts'
import type { Vault } from '../../config/vault.ts'
import type { RevocationScope } from '../../config/vaultDocument.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { isRevocable } from '../../features/consents/brandStatus.ts'
import type { ConsentsSearch } from '../../features/consents/consentsSearch.ts'
import { GridView } from '../../features/consents/grid/GridView.tsx'
import { TurnedList } from '../../features/consents/TurnedList.tsx'
import type { UseLine } from '../../features/consents/useRow.ts'
import { newGroupId } from '../../features/revocations/newGroupId.ts'
import { PressState } from '../../features/revocations/PressState.tsx'
import { RevocationResult } from '../../features/revocations/RevocationResult.tsx'
import { shownRevocation } from '../../features/revocations/revocationProgress.ts'
import { useRevokePresses } from '../../features/revocations/useRevokePresses.ts'
import { laterComponent } from '../../ui/laterComponent.tsx'

const MyTimeline = laterComponent(
  async () => (await withWords(import('./MyTimeline.tsx'), 'consents/detail')).MyTimeline,
)

type MyTurnedConsentsProps = {
  readonly env: Env
  readonly vault: Vault
  readonly revoker: Revoker | null
  /** How the consents are turned, and the day of the timeline. */
  readonly by: NonNullable<ConsentsSearch['by']>
  readonly on: string | undefined
  readonly onDay: (day: string | undefined) => void
  /** Those the search leaves. */
  readonly brands: readonly BrandConsents[]
  /** The present, Unix seconds. */
  readonly now: number
}

/** The consents turned round: by kind of data, by purpose, both at once, or in time. A part of their page that is fetched later. */
export function MyTurnedConsents({ env, vault, revoker, by, on, onDay, brands, now }: MyTurnedConsentsProps) {
  const { press, pressOf } = useRevokePresses(revoker)
  const isPreparing = (key: string) => pressOf(key)?.state === 'preparing'

  const revokeUse = ({ brandId, purpose, category }: UseLine) => {
    const brand = brands.find((one) => one.brandId === brandId)
    if (brand === undefined) return
    const scope = { kind: 'use', purpose, category } as const
    void press(`${brandId}|${purpose}|${category}`, [{ brandId, brandName: brand.name, scope }])
  }
  const revokeAll = (key: string) => {
    const scope: RevocationScope =
      by === 'purposes' ? { kind: 'purpose', purpose: key } : { kind: 'category', category: key }
    const isMeant = (use: UseLine) => (by === 'purposes' ? use.purpose : use.category) === key && isRevocable(use)
    const groupId = newGroupId()
    const targets = brands
      .filter((brand) => brand.uses.some(isMeant))
      .map(({ brandId, name }) => ({ brandId, brandName: name, scope, groupId }))
    void press(key, targets)
  }
  const resultOf = (key: string) => {
    const matches = vault.document.activity.filter((one) => {
      const { scope } = one
      const isHere =
        by === 'purposes' ? 'purpose' in scope && scope.purpose === key : 'category' in scope && scope.category === key
      return isHere && shownRevocation([one], one.brandId, now) !== null
    })
    return (
      <>
        <PressState press={pressOf(key)} />
        {revoker !== null &&
          matches.map((revocation) => (
            <RevocationResult
              key={revocation.id}
              revocation={revocation}
              now={now}
              isWalletAsked={revoker.isAsking(revocation.id)}
              onTryAgain={revoker.tryAgain}
              onSendYourself={revoker.sendYourself}
              withScope
            />
          ))}
      </>
    )
  }

  const actions = { isPreparing, onRevokeUse: revokeUse, onRevokeAll: revokeAll, resultOf }
  switch (by) {
    case 'data':
      return <TurnedList by="category" brands={brands} {...actions} />
    case 'purposes':
      return <TurnedList by="purpose" brands={brands} {...actions} />
    case 'grid':
      return <GridView brands={brands} actions={actions} />
    case 'timeline':
      return (
        <Suspense fallback={null}>
          <MyTimeline env={env} brands={brands} now={now} on={on} onDay={onDay} />
        </Suspense>
      )
  }
}
