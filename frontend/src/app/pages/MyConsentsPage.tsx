import { useLingui } from '@lingui/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { bytesToHex } from 'viem'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import type { RevocationTarget } from '../../config/revocations.ts'
import { useRevoke } from '../../config/revocations.ts'
import { useVaultDocument, type Vault } from '../../config/vault.ts'
import type { RevocationScope } from '../../config/vaultDocument.ts'
import { BrandRow } from '../../features/consents/BrandRow.tsx'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { isRevocable } from '../../features/consents/brandStatus.ts'
import { ConsentSentence } from '../../features/consents/ConsentSentence.tsx'
import { countConsents } from '../../features/consents/countConsents.ts'
import { EmptyConsents } from '../../features/consents/EmptyConsents.tsx'
import { filterConsents } from '../../features/consents/filterConsents.ts'
import { SearchConsents } from '../../features/consents/SearchConsents.tsx'
import { useConsents } from '../../features/consents/useConsents.ts'
import { useFindBrands } from '../../features/consents/useFindBrands.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import type { UseRow } from '../../features/consents/useRow.ts'
import { PressState } from '../../features/revocations/PressState.tsx'
import { shownRevocation } from '../../features/revocations/revocationProgress.ts'
import { useRevokePresses } from '../../features/revocations/useRevokePresses.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { LongList } from '../../ui/LongList.tsx'
import { laterComponent } from '../../ui/laterComponent.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { LockedPage } from './LockedPage.tsx'
import styles from './MyConsentsPage.module.css'

const FindBrands = laterComponent(async () => (await import('../../features/consents/FindBrands.tsx')).FindBrands)
const RevocationResult = laterComponent(
  async () => (await import('../../features/revocations/RevocationResult.tsx')).RevocationResult,
)
const StopEverything = laterComponent(
  async () => (await import('../../features/consents/StopEverything.tsx')).StopEverything,
)
const TurnedList = laterComponent(async () => (await import('../../features/consents/TurnedList.tsx')).TurnedList)

/** My consents: who may use what for which purpose, and the way to stop each. */
export function MyConsentsPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  if (customer === null || vault === null) return <LockedPage title={i18n._('consents.title')} />
  return <Consents customer={customer} vault={vault} />
}

function Consents({ customer, vault }: { readonly customer: Customer; readonly vault: Vault }) {
  const { i18n } = useLingui()
  const env = useEnv()
  const revoker = useRevoke()
  const labels = useLabels()
  const { by = 'brands' } = useSearch({ from: '/me' })
  const navigate = useNavigate({ from: '/me' })
  const consents = useConsents({ env, customer, vault })
  const { press, pressOf } = useRevokePresses(revoker)
  const [search, setSearch] = useState('')
  const [isStopping, setStopping] = useState(false)

  const { brands, at } = consents
  const counts = countConsents(brands.flatMap((brand) => brand.uses))
  const shown = filterConsents(brands, search, labels)
  const stoppable = brands.filter((brand) => brand.uses.some(isRevocable))
  const isPreparing = (key: string) => pressOf(key)?.state === 'preparing'

  const targetOf = (brand: BrandConsents, scope: RevocationScope): RevocationTarget => ({
    brandId: brand.brandId,
    brandName: brand.name,
    scope,
  })
  const revokeBrand = (brand: BrandConsents) => press(brand.brandId, [targetOf(brand, { kind: 'brand' })])
  const revokeUse = ({ brandId, purpose, category }: UseRow) => {
    const brand = brands.find((one) => one.brandId === brandId)
    if (brand === undefined) return
    void press(`${brandId}|${purpose}|${category}`, [targetOf(brand, { kind: 'use', purpose, category })])
  }
  const revokeAll = (key: string) => {
    const scope: RevocationScope =
      by === 'purposes' ? { kind: 'purpose', purpose: key } : { kind: 'category', category: key }
    const isMeant = (use: UseRow) => (by === 'purposes' ? use.purpose : use.category) === key && isRevocable(use)
    const groupId = newGroupId()
    const targets = brands
      .filter((brand) => brand.uses.some(isMeant))
      .map((brand) => ({ ...targetOf(brand, scope), groupId }))
    void press(key, targets)
  }
  const stopEverything = () => {
    setStopping(false)
    const groupId = newGroupId()
    for (const brand of stoppable) void press(brand.brandId, [{ ...targetOf(brand, { kind: 'brand' }), groupId }])
  }

  const resultAt = (brandId: string, withScope: boolean) => {
    const revocation = shownRevocation(vault.document.activity, brandId, at)
    return (
      <>
        <PressState press={pressOf(brandId)} />
        {revocation !== null && revoker !== null && (
          <Suspense fallback={null}>
            <RevocationResult
              revocation={revocation}
              now={at}
              isWalletAsked={revoker.isAsking(revocation.id)}
              onTryAgain={revoker.tryAgain}
              onSendYourself={revoker.sendYourself}
              withScope={withScope}
            />
          </Suspense>
        )}
      </>
    )
  }
  const resultsOf = (key: string) => {
    const matches = vault.document.activity.filter((one) => {
      const { scope } = one
      const isHere =
        by === 'purposes' ? 'purpose' in scope && scope.purpose === key : 'category' in scope && scope.category === key
      return isHere && shownRevocation([one], one.brandId, at) !== null
    })
    return (
      <>
        <PressState press={pressOf(key)} />
        {revoker !== null && (
          <Suspense fallback={null}>
            {matches.map((revocation) => (
              <RevocationResult
                key={revocation.id}
                revocation={revocation}
                now={at}
                isWalletAsked={revoker.isAsking(revocation.id)}
                onTryAgain={revoker.tryAgain}
                onSendYourself={revoker.sendYourself}
                withScope
              />
            ))}
          </Suspense>
        )}
      </>
    )
  }

  const find = useFindBrands({ env, customer, vault, listed: brands.map((brand) => brand.brandId) })
  const hasNothing = brands.length === 0

  return (
    <Page
      title={i18n._('consents.title')}
      width="wide"
      lead={
        consents.isReading ? i18n._('consents.reading') : hasNothing ? undefined : <ConsentSentence counts={counts} />
      }
    >
      <CustomerNavigation />
      <VaultState vault={vault} />
      {consents.error !== null && brands.every((brand) => brand.reading === null) && (
        <ErrorMessage error={consents.error} onRetry={consents.readAgain} />
      )}
      {consents.error !== null && brands.some((brand) => brand.reading !== null) && (
        <Alert tone="attention" title={i18n._('consents.stale')} />
      )}
      {hasNothing && vault.isOpen && vault.sync.state !== 'reading' && <EmptyConsents sync={vault.sync} />}
      {!hasNothing && (
        <>
          <div className={styles.tools}>
            <SearchConsents value={search} onChange={setSearch} />
            {stoppable.length > 0 && (
              <Button look="stop" onPress={() => setStopping(true)}>
                {i18n._('consents.stop.button')}
              </Button>
            )}
          </div>
          <Tabs
            label={i18n._('consents.tabs')}
            tabs={[
              { key: 'brands', name: i18n._('consents.brandsTab') },
              { key: 'data', name: i18n._('consents.data') },
              { key: 'purposes', name: i18n._('consents.purposes') },
            ]}
            selected={by}
            onSelect={(key) =>
              navigate({ search: key === 'brands' ? {} : { by: key }, replace: true, resetScroll: false })
            }
          >
            {shown.length === 0 ? (
              <Alert
                title={i18n._('consents.empty.filter', { search })}
                actions={<Button onPress={() => setSearch('')}>{i18n._('consents.empty.filterClear')}</Button>}
              />
            ) : by === 'brands' ? (
              <LongList
                items={shown}
                keyOf={(brand) => brand.brandId}
                labelOf={(brand) => brand.name}
                className={styles.list}
              >
                {(brand) => (
                  <BrandRow brand={brand} isPreparing={isPreparing(brand.brandId)} onRevoke={() => revokeBrand(brand)}>
                    {resultAt(brand.brandId, true)}
                  </BrandRow>
                )}
              </LongList>
            ) : (
              <Suspense fallback={null}>
                <TurnedList
                  by={by === 'data' ? 'category' : 'purpose'}
                  brands={shown}
                  isPreparing={isPreparing}
                  onRevokeUse={revokeUse}
                  onRevokeAll={revokeAll}
                  resultOf={resultsOf}
                />
              </Suspense>
            )}
          </Tabs>
        </>
      )}
      {!consents.isReading && (
        <Suspense fallback={null}>
          <FindBrands
            brands={find.brands}
            error={find.error}
            isReading={find.isReading}
            onLook={find.look}
            inquiryOf={find.inquiryOf}
            onAsk={find.ask}
            isPreparing={isPreparing}
            onRevoke={({ brandId, name }) => press(brandId, [{ brandId, brandName: name, scope: { kind: 'brand' } }])}
            resultOf={(brandId) => resultAt(brandId, false)}
          />
        </Suspense>
      )}
      {isStopping && (
        <Suspense fallback={null}>
          <StopEverything
            brandNames={stoppable.map((brand) => brand.name)}
            isOpen
            onClose={() => setStopping(false)}
            onStop={stopEverything}
          />
        </Suspense>
      )}
    </Page>
  )
}

function newGroupId() {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
}
