import { Suspense } from 'react'
import type { Env } from '../../config/env.ts'
import { withWords } from '../../config/language.ts'
import type { Revoker } from '../../config/revocations.ts'
import type { Vault } from '../../config/vault.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import type { ConsentsSearch } from '../../features/consents/consentsSearch.ts'
import { GridView } from '../../features/consents/grid/GridView.tsx'
import { TurnedList } from '../../features/consents/TurnedList.tsx'
import { targetsOfAll } from '../../features/consents/turnConsents.ts'
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
  /** Every brand with all its uses. */
  readonly all: readonly BrandConsents[]
  /** The present, Unix seconds. */
  readonly now: number
}

/** The consents turned round: by kind of data, by purpose, both at once, or in time. A part of their page that is fetched later. */
export function MyTurnedConsents({ env, vault, revoker, by, on, onDay, brands, all, now }: MyTurnedConsentsProps) {
  const { press, pressOf } = useRevokePresses(revoker)
  const isPreparing = (key: string) => pressOf(key)?.state === 'preparing'

  const revokeUse = ({ brandId, purpose, category }: UseLine) => {
    const brand = all.find((one) => one.brandId === brandId)
    if (brand === undefined) return
    const scope = { kind: 'use', purpose, category } as const
    void press(`${brandId}|${purpose}|${category}`, [{ brandId, brandName: brand.name, scope }])
  }
  const revokeAll = (key: string) => {
    void press(key, targetsOfAll(by === 'purposes' ? 'purpose' : 'category', key, all, newGroupId()))
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

  const actions = { all, isPreparing, onRevokeUse: revokeUse, onRevokeAll: revokeAll, resultOf }
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
