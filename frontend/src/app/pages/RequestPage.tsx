import { useLingui } from '@lingui/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Hex, isHex, size } from 'viem'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { activateLanguage, type Language } from '../../config/language.ts'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'
import { useRevoke } from '../../config/revocations.ts'
import { readHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { useVaultDocument, type Vault } from '../../config/vault.ts'
import { useConsents } from '../../features/consents/useConsents.ts'
import { Asker, useQuestion } from '../../features/request/Asker.tsx'
import { assertStillAsked } from '../../features/request/assertStillAsked.ts'
import { BackToBrand } from '../../features/request/BackToBrand.tsx'
import { ConsentScreen } from '../../features/request/ConsentScreen.tsx'
import { givenUses } from '../../features/request/givenUses.ts'
import { planConsents } from '../../features/request/planConsents.ts'
import type { CheckedRequest } from '../../features/request/readRequest.ts'
import { consentAddress, declinedAddress } from '../../features/request/returnAddress.ts'
import { signConsents } from '../../features/request/signConsents.ts'
import { useIsRead } from '../../features/request/useIsRead.ts'
import { useRequest } from '../../features/request/useRequest.ts'
import { UnlockPanel } from '../../features/unlock/UnlockPanel.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Page } from '../../ui/Page.tsx'

const isHash = (text: string): text is Hex => isHex(text) && size(text) === 32

/** The consent screen a brand sends people to. */
export function RequestPage() {
  const { i18n } = useLingui()
  const { brandId, requestId } = useParams({ from: '/request/$brandId/$requestId' })
  if (isHash(brandId) && isHash(requestId)) return <Request brandId={brandId} requestId={requestId} />
  return (
    <Page title={i18n._('request.title')}>
      <ErrorMessage error={new RequestRefusedError('malformed')} />
    </Page>
  )
}

function Request(props: { readonly brandId: Hex; readonly requestId: Hex }) {
  const { i18n } = useLingui()
  const env = useEnv()
  const customer = useCustomer()
  const vault = useVaultDocument()
  const { data: checked, error, refetch } = useRequest({ env, ...props })
  const locale = checked?.request.locale

  // The brand's session speaks this language, and what is signed is in it: the screen around it is too.
  useEffect(() => {
    if (locale !== undefined) void activateLanguage(locale as Language, { remember: false })
  }, [locale])

  const title = useQuestion(checked)
  const isLocked = customer === null || vault === null
  // A page anew once it is unlocked, as elsewhere: what had the focus is gone, and the question takes it.
  return (
    <Page key={isLocked ? 'locked' : 'unlocked'} title={title}>
      {error !== null && (
        <ErrorMessage error={error} onRetry={() => void refetch()}>
          {error instanceof RequestRefusedError && error.brand !== null && <BackToBrand brand={error.brand} />}
        </ErrorMessage>
      )}
      {checked === undefined && error === null && <Alert title={i18n._('request.reading')} />}
      {checked !== undefined && <Asker checked={checked} />}
      {checked !== undefined && isLocked && <UnlockPanel />}
      {checked !== undefined && !isLocked && <Choice checked={checked} customer={customer} vault={vault} />}
    </Page>
  )
}

function Choice(props: { readonly checked: CheckedRequest; readonly customer: Customer; readonly vault: Vault }) {
  const { checked, customer, vault } = props
  const { i18n } = useLingui()
  const env = useEnv()
  const client = useReadClient()
  const revoker = useRevoke()
  const navigate = useNavigate()
  const { brandId, notice, noticeHash, noticeText, request } = checked
  const consents = useConsents({ env, customer, vault, only: brandId })

  const mine = consents.brands.find((brand) => brand.brandId.toLowerCase() === brandId.toLowerCase())
  const isRead = useIsRead({ vault, isReading: consents.isReading, mine })
  if (!isRead || revoker === null) return <Alert title={i18n._('request.readingYours')} />
  const records = vault.document.brands[brandId.toLowerCase() as Hex]
  const other = records?.receipts.find(({ consent }) => consent.account !== request.account)?.consent.account
  const newest = [...(mine?.receipts ?? [])].sort((left, right) => right.consent.issuedAt - left.consent.issuedAt)[0]
  const lastNotice = mine?.reading?.chain.notices.find(
    ({ hash }) => hash.toLowerCase() === newest?.consent.noticeHash.toLowerCase(),
  )?.notice
  const last = newest && lastNotice ? { notice: lastNotice, signedAt: newest.consent.issuedAt } : null
  const isGpcOn = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true

  // One subject belongs to one account: the brand would refuse what is signed here (`subject-in-use`).
  if (other !== undefined) {
    return (
      <Alert
        tone="attention"
        title={i18n._(customer.address === null ? 'request.otherAccountKeys' : 'request.otherAccount', {
          other,
          brand: checked.name,
          account: request.account,
        })}
        actions={
          <>
            <Button onPress={() => window.location.assign(declinedAddress(request.returnUrl, request.requestId))}>
              {i18n._('request.decline')}
            </Button>
            <Button onPress={() => navigate({ to: '/me' })}>{i18n._('request.later')}</Button>
          </>
        }
      />
    )
  }
  return (
    <ConsentScreen
      checked={checked}
      given={givenUses(mine?.uses ?? [])}
      last={last}
      isGpcOn={isGpcOn}
      plan={async (chosen) => {
        const { timestamp } = await readHead(client)
        const { account, locale } = request
        return planConsents({ notice, chosen, account, locale, issuedAt: timestamp })
      }}
      revoke={async (switchedOff) => {
        for (const { purpose, category } of switchedOff) {
          const scope = { kind: 'use', purpose, category } as const
          await revoker.revoke({ brandId, brandName: checked.name, scope, untilTaken: true })
        }
      }}
      finish={async (plan) => {
        if (plan !== null) await assertStillAsked(client, { env, checked })
        const signed =
          plan === null
            ? []
            : await signConsents(client, {
                env,
                seed: customer.seed,
                records: vault.latest().document.brands[brandId.toLowerCase() as Hex],
                checked,
                plan,
              })
        const address =
          signed.length > 0
            ? consentAddress(request.returnUrl, signed)
            : declinedAddress(request.returnUrl, request.requestId)
        if (signed.length > 0) {
          await vault.addReceipts({ receipts: signed, notices: { [noticeHash.toLowerCase()]: noticeText } })
          // The backup follows by itself; give it a moment before this page is left.
          await Promise.race([vault.latest().synchronise(), new Promise((resolve) => setTimeout(resolve, 2_500))])
        }
        window.location.assign(address)
      }}
      onLater={() => navigate({ to: '/me' })}
    />
  )
}
