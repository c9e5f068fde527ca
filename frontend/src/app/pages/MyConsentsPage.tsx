import { useLingui } from '@lingui/react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { withWords } from '../../config/language.ts'
import type { RevocationTarget } from '../../config/revocations.ts'
import { useRevoke } from '../../config/revocations.ts'
import { isCalm, useVaultDocument, type Vault } from '../../config/vault.ts'
import { BrandRow } from '../../features/consents/BrandRow.tsx'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { isRevocable } from '../../features/consents/brandStatus.ts'
import { filterBrands, filterUses } from '../../features/consents/filterConsents.ts'
import { SearchConsents } from '../../features/consents/SearchConsents.tsx'
import { useBrandChoice } from '../../features/consents/select/useBrandChoice.ts'
import { useConsents } from '../../features/consents/useConsents.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import { useStatusWord } from '../../features/consents/useStatusWord.ts'
import { newGroupId } from '../../features/revocations/newGroupId.ts'
import { PressState } from '../../features/revocations/PressState.tsx'
import { shownRevocation } from '../../features/revocations/revocationProgress.ts'
import { useRevokePresses } from '../../features/revocations/useRevokePresses.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { LongList } from '../../ui/LongList.tsx'
import { laterComponent } from '../../ui/laterComponent.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { ConsentsLead } from './ConsentsLead.tsx'
import { ConsentsUnread } from './ConsentsUnread.tsx'
import { LockedPage } from './LockedPage.tsx'
import styles from './MyConsentsPage.module.css'

const MyMissingBrands = laterComponent(
  async () => (await withWords(import('./MyMissingBrands.tsx'), 'consents/later')).MyMissingBrands,
)
const MyTurnedConsents = laterComponent(
  async () => (await withWords(import('./MyTurnedConsents.tsx'), 'consents/later')).MyTurnedConsents,
)
const SaveList = laterComponent(
  async () => (await withWords(import('../../features/consents/export/SaveList.tsx'), 'consents/later')).SaveList,
)
const RevocationResult = laterComponent(
  async () => (await import('../../features/revocations/RevocationResult.tsx')).RevocationResult,
)
const SelectBar = laterComponent(
  async () =>
    (await withWords(import('../../features/consents/select/SelectBar.tsx'), 'consents/later', 'consents/review'))
      .SelectBar,
)
const StopEverything = laterComponent(
  async () =>
    (await withWords(import('../../features/consents/review/StopEverything.tsx'), 'consents/later')).StopEverything,
)

/** Up to this many brands are seen at a glance: there is nothing to search in. */
const few = 6

/** With more brands than these there is a way to choose several at once. */
const fewToStop = 2

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
  const statusWord = useStatusWord()
  const { by = 'brands', on } = useSearch({ from: '/me' })
  const navigate = useNavigate({ from: '/me' })
  const consents = useConsents({ env, customer, vault })
  const { press, pressOf } = useRevokePresses(revoker)
  const [search, setSearch] = useState('')
  const searchField = useRef<HTMLInputElement>(null)
  const choice = useBrandChoice()
  const brandList = useRef<HTMLDivElement>(null)
  const [isStopping, setStopping] = useState(false)
  // What is below the list stays once it was there: it holds what brands answered, and each answer makes the list read again.
  const [wasRead, setRead] = useState(false)
  if (!wasRead && !consents.isReading) setRead(true)

  const { brands, at } = consents
  const shown = useMemo(() => {
    const filter = by === 'data' || by === 'purposes' ? filterUses : filterBrands
    return filter(brands, search, { ...labels, status: statusWord })
  }, [brands, search, labels, by, statusWord])
  const stoppable = useMemo(() => brands.filter((brand) => brand.uses.some(isRevocable)), [brands])
  const isPreparing = useCallback((key: string) => pressOf(key)?.state === 'preparing', [pressOf])

  /** To each brand separately. */
  const revokeAt = (several: readonly BrandConsents[]) => {
    const groupId = newGroupId()
    for (const brand of several) void press(brand.brandId, [{ ...targetOf(brand), groupId }])
  }
  const canChoose = by === 'brands' && choice.chosen === null && stoppable.length > fewToStop
  // What was pressed goes away with either: the keyboard goes on with the bar, or with the list.
  const focusBrands = () => brandList.current?.focus({ preventScroll: true })
  const beginChoice = () => {
    choice.begin()
    focusBrands()
  }
  const endChoice = () => {
    choice.end()
    focusBrands()
  }

  /** Searches for them: each tab then shows them in its own way. The timeline shows what has been. */
  const showEnding = () => {
    flushSync(() => setSearch(statusWord('endsSoon')))
    if (by === 'timeline') void navigate({ search: {}, replace: true, resetScroll: false })
    searchField.current?.focus()
  }

  // Time goes on with every block. While no result is to be seen it changes no row, and none is drawn again.
  const { activity } = vault.document
  const resultsAt = activity.some((one) => shownRevocation([one], one.brandId, at) !== null) ? at : null
  const resultAt = useCallback(
    (brandId: string, withScope: boolean) => {
      const revocation = resultsAt === null ? null : shownRevocation(activity, brandId, resultsAt)
      return (
        <>
          <PressState press={pressOf(brandId)} />
          {revocation !== null && revoker !== null && resultsAt !== null && (
            <Suspense fallback={null}>
              <RevocationResult
                revocation={revocation}
                now={resultsAt}
                isWalletAsked={revoker.isAsking(revocation.id)}
                onTryAgain={revoker.tryAgain}
                onSendYourself={revoker.sendYourself}
                withScope={withScope}
              />
            </Suspense>
          )}
        </>
      )
    },
    [activity, resultsAt, pressOf, revoker],
  )
  const { chosen, toggle } = choice
  const row = useCallback(
    (brand: BrandConsents) => (
      <BrandRow
        brand={brand}
        isPreparing={isPreparing(brand.brandId)}
        onRevoke={() => press(brand.brandId, [targetOf(brand)])}
        isChosen={chosen?.has(brand.brandId)}
        onChoose={(isChosen) => toggle(brand.brandId, isChosen)}
      >
        {resultAt(brand.brandId, true)}
      </BrandRow>
    ),
    [isPreparing, press, chosen, toggle, resultAt],
  )
  const hasNothing = brands.length === 0

  return (
    <Page
      title={i18n._('consents.title')}
      width="wide"
      lead={<ConsentsLead vault={vault} consents={consents} onShowEnding={showEnding} />}
    >
      <CustomerNavigation />
      <ConsentsUnread vault={vault} consents={consents} />
      {!hasNothing && (
        <>
          <div className={styles.tools}>
            {(brands.length > few || search !== '') && (
              <SearchConsents field={searchField} value={search} onChange={setSearch} />
            )}
            {stoppable.length > 0 && (
              <div className={styles.stop}>
                <Button look="stop" onPress={() => setStopping(true)}>
                  {i18n._('consents.stop.button')}
                </Button>
                {canChoose && <Button onPress={beginChoice}>{i18n._('consents.select.begin')}</Button>}
                <Link to="/me/review">{i18n._('consents.reviewLink')}</Link>
              </div>
            )}
          </div>
          <Tabs
            label={i18n._('consents.tabs')}
            tabs={[
              { key: 'brands', name: i18n._('consents.brandsTab') },
              { key: 'data', name: i18n._('consents.data') },
              { key: 'purposes', name: i18n._('consents.purposes') },
              { key: 'grid', name: i18n._('consents.gridTab') },
              { key: 'timeline', name: i18n._('consents.timelineTab') },
            ]}
            selected={by}
            onSelect={(key) => {
              choice.end()
              navigate({ search: key === 'brands' ? {} : { by: key }, replace: true, resetScroll: false })
            }}
          >
            {shown.length === 0 ? (
              <Alert
                title={i18n._('consents.empty.filter', { search })}
                actions={<Button onPress={() => setSearch('')}>{i18n._('consents.empty.filterClear')}</Button>}
              />
            ) : by === 'brands' ? (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what a form sends
              <div
                ref={brandList}
                role="group"
                aria-label={i18n._('consents.brandsTab')}
                tabIndex={-1}
                className={styles.brands}
              >
                {choice.chosen !== null && (
                  <Suspense fallback={null}>
                    <SelectBar
                      chosen={stoppable.filter(({ brandId }) => choice.chosen?.has(brandId))}
                      offered={shown.filter((brand) => brand.uses.some(isRevocable))}
                      onChoose={choice.choose}
                      onLeave={endChoice}
                      onRevoke={(several) => {
                        endChoice()
                        revokeAt(several)
                      }}
                    />
                  </Suspense>
                )}
                <LongList
                  items={shown}
                  keyOf={(brand) => brand.brandId}
                  labelOf={(brand) => brand.name}
                  className={styles.list}
                >
                  {row}
                </LongList>
              </div>
            ) : (
              <Suspense fallback={null}>
                <MyTurnedConsents
                  env={env}
                  vault={vault}
                  revoker={revoker}
                  by={by}
                  on={on}
                  onDay={(day) =>
                    navigate({ search: { by, ...(day && { on: day }) }, replace: true, resetScroll: false })
                  }
                  brands={shown}
                  all={brands}
                  now={at}
                />
              </Suspense>
            )}
          </Tabs>
          {shown.length > 0 && by !== 'timeline' && !consents.isReading && (
            <Suspense fallback={null}>
              <SaveList brands={shown} now={at} />
            </Suspense>
          )}
        </>
      )}
      {wasRead && (
        <Suspense fallback={null}>
          <MyMissingBrands
            env={env}
            customer={customer}
            vault={vault}
            listed={brands.map((brand) => brand.brandId)}
            isPreparing={isPreparing}
            onRevoke={(target) => press(target.brandId, [target])}
            resultOf={(brandId) => resultAt(brandId, false)}
          />
        </Suspense>
      )}
      {isCalm(vault) && <VaultState vault={vault} />}
      {isStopping && (
        <Suspense fallback={null}>
          <StopEverything
            brandNames={stoppable.map((brand) => brand.name)}
            isOpen
            onClose={() => setStopping(false)}
            onStop={() => {
              setStopping(false)
              revokeAt(stoppable)
            }}
          />
        </Suspense>
      )}
    </Page>
  )
}

/** All a brand was allowed. */
function targetOf({ brandId, name }: BrandConsents): RevocationTarget {
  return { brandId, brandName: name, scope: { kind: 'brand' } }
}
