import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Hex } from 'viem'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { useRevoke } from '../../config/revocations.ts'
import { useVaultDocument, type Vault } from '../../config/vault.ts'
import { isRevocable } from '../../features/consents/brandStatus.ts'
import { planReview, reviewKey } from '../../features/consents/review/planReview.ts'
import { ReviewBrand } from '../../features/consents/review/ReviewBrand.tsx'
import { ReviewSheet } from '../../features/consents/review/ReviewSheet.tsx'
import { StopEverything } from '../../features/consents/review/StopEverything.tsx'
import { useConsents } from '../../features/consents/useConsents.ts'
import type { UseRow } from '../../features/consents/useRow.ts'
import { newGroupId } from '../../features/revocations/newGroupId.ts'
import { PressState } from '../../features/revocations/PressState.tsx'
import { RevocationResult } from '../../features/revocations/RevocationResult.tsx'
import { useRevokePresses } from '../../features/revocations/useRevokePresses.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Page } from '../../ui/Page.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { ConsentsLead } from './ConsentsLead.tsx'
import { ConsentsUnread } from './ConsentsUnread.tsx'
import { LockedPage } from './LockedPage.tsx'
import styles from './MyReviewPage.module.css'

/** Stop everything now, or go through it brand by brand: nothing is sent before the sheet that says what it does. */
export function MyReviewPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  if (customer === null || vault === null) return <LockedPage title={i18n._('consents.review.title')} />
  return <Review customer={customer} vault={vault} />
}

function Review({ customer, vault }: { readonly customer: Customer; readonly vault: Vault }) {
  const { i18n } = useLingui()
  const env = useEnv()
  const revoker = useRevoke()
  const consents = useConsents({ env, customer, vault })
  const { brands, at, isReading } = consents
  const { press, pressOf } = useRevokePresses(revoker)
  const [stopped, setStopped] = useState<ReadonlySet<string>>(new Set())
  /** The brands that are gone through: those of the moment it began. */
  const [walk, setWalk] = useState<readonly Hex[] | null>(null)
  const [step, setStep] = useState(0)
  const [sheet, setSheet] = useState<'everything' | 'chosen' | null>(null)
  const [sent, setSent] = useState<{ readonly groupId: Hex; readonly brandIds: readonly Hex[] } | null>(null)

  const stoppable = brands.filter((brand) => brand.uses.some(isRevocable))
  const plan = planReview(brands, stopped)
  const here = walk === null ? undefined : stoppable.find((brand) => brand.brandId === walk[step])
  const change = (uses: readonly UseRow[], isKept: boolean) =>
    setStopped((known) => {
      const next = new Set(known)
      for (const use of uses) {
        if (isKept) next.delete(reviewKey(use))
        else next.add(reviewKey(use))
      }
      return next
    })
  const send = (everything: boolean) => {
    const groupId = newGroupId()
    const chosen = everything
      ? stoppable.map(({ brandId, name }) => ({ brandId, name, scopes: [{ kind: 'brand' } as const] }))
      : plan
    setSheet(null)
    setSent({ groupId, brandIds: chosen.map(({ brandId }) => brandId) })
    for (const { brandId, name, scopes } of chosen)
      void press(
        brandId,
        scopes.map((scope) => ({ brandId, brandName: name, scope, groupId })),
      )
  }

  const results = sent === null ? [] : vault.document.activity.filter((one) => one.groupId === sent.groupId)
  const isKeepingAll = walk !== null && here === undefined && plan.length === 0
  return (
    <Page title={i18n._('consents.review.title')} lead={<ConsentsLead vault={vault} consents={consents} />}>
      <CustomerNavigation />
      <ConsentsUnread vault={vault} consents={consents} />

      {sent !== null ? (
        <section className={styles.section} aria-labelledby="review-sent">
          <h2 id="review-sent">{i18n._('consents.review.sent')}</h2>
          {sent.brandIds.map((brandId) => (
            <PressState key={brandId} press={pressOf(brandId)} />
          ))}
          {revoker !== null &&
            results.map((revocation) => (
              <Card key={revocation.id}>
                <h3>{revocation.brandName}</h3>
                <RevocationResult
                  revocation={revocation}
                  now={at}
                  isWalletAsked={revoker.isAsking(revocation.id)}
                  onTryAgain={revoker.tryAgain}
                  onSendYourself={revoker.sendYourself}
                  withScope
                />
              </Card>
            ))}
          <p>
            <Link to="/me">{i18n._('consents.review.done')}</Link>
          </p>
        </section>
      ) : here !== undefined && walk !== null ? (
        <ReviewBrand
          brand={here}
          step={step + 1}
          steps={walk.length}
          stopped={stopped}
          onChange={change}
          onBack={() => (step === 0 ? setWalk(null) : setStep(step - 1))}
          onNext={() => {
            if (step + 1 < walk.length) setStep(step + 1)
            else if (plan.length > 0) setSheet('chosen')
            else setStep(walk.length)
          }}
        />
      ) : isKeepingAll ? (
        <Alert
          tone="done"
          title={i18n._('consents.review.keptAll')}
          actions={
            <>
              <Button onPress={() => setWalk(null)}>{i18n._('consents.review.back')}</Button>
              <Link to="/me">{i18n._('consents.review.done')}</Link>
            </>
          }
        />
      ) : (
        !isReading &&
        (stoppable.length === 0 ? (
          brands.length > 0 && vault.sync.state === 'synced' && <Alert title={i18n._('consents.review.nothing')} />
        ) : (
          <div className={styles.section}>
            <Card as="section" labelledBy="review-now">
              <h2 id="review-now">{i18n._('consents.review.now')}</h2>
              <p>{i18n._('consents.review.nowText')}</p>
              <div>
                <Button look="stop" onPress={() => setSheet('everything')}>
                  {i18n._('consents.stop.button')}
                </Button>
              </div>
            </Card>
            <Card as="section" labelledBy="review-walk">
              <h2 id="review-walk">{i18n._('consents.review.walk')}</h2>
              <p>{i18n._('consents.review.walkText', { count: stoppable.length })}</p>
              <div>
                <Button
                  onPress={() => {
                    setStep(0)
                    setWalk(stoppable.map((brand) => brand.brandId))
                  }}
                >
                  {i18n._('consents.review.begin')}
                </Button>
              </div>
            </Card>
          </div>
        ))
      )}

      <StopEverything
        brandNames={stoppable.map((brand) => brand.name)}
        isOpen={sheet === 'everything'}
        onClose={() => setSheet(null)}
        onStop={() => send(true)}
      />
      <ReviewSheet plan={plan} isOpen={sheet === 'chosen'} onClose={() => setSheet(null)} onStop={() => send(false)} />
    </Page>
  )
}
