import {
  categoryLabel,
  isDeniedByGpc,
  type Notice,
  type NoticeUse,
  purposeLabel,
  type StatementLocale,
  vocabulary,
} from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useEffect, useRef, useState } from 'react'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Words } from '../../ui/Words.tsx'
import { BackToBrand } from './BackToBrand.tsx'
import styles from './ConsentScreen.module.css'
import type { GivenUses } from './givenUses.ts'
import { NoticeChanges } from './NoticeChanges.tsx'
import type { ConsentPlan } from './planConsents.ts'
import type { CheckedRequest } from './readRequest.ts'
import { UseTerms } from './UseTerms.tsx'

type ConsentScreenProps = {
  readonly checked: CheckedRequest
  /** What the customer had given when the screen opens, by `purpose|category`. */
  readonly given: GivenUses
  /** The notice of the customer's last consent with this brand, and when that was signed; null when there is none. */
  readonly last: { readonly notice: Notice; readonly signedAt: number } | null
  /** Whether the browser sends a Global Privacy Control signal. */
  readonly isGpcOn: boolean
  /** Says what would be signed for these uses. */
  readonly plan: (chosen: readonly NoticeUse[]) => Promise<ConsentPlan>
  /** Revokes what was switched off. Resolves once that is durable on this device, whatever becomes of the rest. */
  readonly revoke: (switchedOff: readonly NoticeUse[]) => Promise<void>
  /** Signs, stores and goes back to the brand. Without a plan nothing is signed. */
  readonly finish: (plan: ConsentPlan | null) => Promise<void>
  readonly onLater: () => void
}

const keyOf = ({ purpose, category }: NoticeUse) => `${purpose}|${category}`

/** The screen a brand sends its customers to. It is ours: the brand cannot restyle it, tick anything or hide the way out. */
export function ConsentScreen(props: ConsentScreenProps) {
  const { checked } = props
  const { i18n } = useLingui()
  const { ordinary, special, request } = checked
  const locale = request.locale as StatementLocale
  const steps: readonly (readonly NoticeUse[])[] = [
    ...(ordinary.length > 0 ? [ordinary] : []),
    ...special.map((use) => [use]),
  ]

  // As when the screen opened: what is allowed elsewhere meanwhile was not switched off here, so it must not be revoked here.
  const [given, setGiven] = useState(props.given)
  const [revoked, setRevoked] = useState<readonly NoticeUse[]>([])
  const [step, setStep] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set([...given.keys()].filter((key) => given.get(key) === 'allowed')),
  )
  const [plan, setPlan] = useState<ConsentPlan | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const place = plan === null ? step : 'statement'
  const lastPlace = useRef(place)

  useEffect(() => {
    if (lastPlace.current !== place) heading.current?.focus()
    lastPlace.current = place
  }, [place])

  const all = steps.flat()
  const switchedOffIn = (selection: ReadonlySet<string>) =>
    all.filter((use) => given.has(keyOf(use)) && !selection.has(keyOf(use)))
  const newIn = (selection: ReadonlySet<string>) =>
    all.filter((use) => selection.has(keyOf(use)) && given.get(keyOf(use)) !== 'allowed')

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (fault) {
      setError(fault)
      setBusy(false)
    }
  }
  // Revoking waits for nothing: a request that is refused when it comes to signing must not take it along.
  const revokeAndFinish = async (toSign: ConsentPlan | null, switchedOff: readonly NoticeUse[]) => {
    await props.revoke(switchedOff)
    const keys = new Set(switchedOff.map(keyOf))
    setGiven(new Map([...given].filter(([key]) => !keys.has(key))))
    setRevoked([...revoked, ...switchedOff])
    await props.finish(toSign)
  }
  const declineAll = () => attempt(() => revokeAndFinish(null, switchedOffIn(new Set())))
  const goOn = (selection: ReadonlySet<string>) => {
    setChosen(selection)
    if (step + 1 < steps.length) return setStep(step + 1)
    const added = newIn(selection)
    const switchedOff = switchedOffIn(selection)
    void attempt(async () => {
      if (added.length === 0) return revokeAndFinish(null, switchedOff)
      setPlan(await props.plan(added))
      setBusy(false)
    })
  }
  const change = (use: NoticeUse, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(keyOf(use))
    else next.delete(keyOf(use))
    setChosen(next)
  }
  const nameOf = (use: NoticeUse) =>
    i18n._('request.use', {
      category: categoryLabel(use.category, i18n.locale as StatementLocale),
      purpose: purposeLabel(use.purpose, i18n.locale as StatementLocale),
    })
  const noteOf = (use: NoticeUse): string | undefined => {
    const before = given.get(keyOf(use))
    const isOn = chosen.has(keyOf(use))
    if (before === 'unconfirmed' && !isOn) return i18n._('request.unconfirmed')
    if (before === 'allowed' && !isOn) return i18n._('request.willBeRevoked')
    const notes = [
      ...(before === 'allowed' ? [i18n._('request.allowedToday')] : []),
      ...(props.isGpcOn && isDeniedByGpc(use.purpose) ? [i18n._('request.gpcDenied')] : []),
    ]
    return notes.length > 0 ? notes.join(' ') : undefined
  }

  const failure = error !== null && (
    <ErrorMessage error={error}>
      {revoked.length > 0 && <p>{i18n._('request.revokedAnyway', { uses: revoked.map(nameOf).join('; ') })}</p>}
      {error instanceof RequestRefusedError && (
        <BackToBrand brand={{ name: checked.name, origin: new URL(request.returnUrl).origin }} />
      )}
    </ErrorMessage>
  )

  if (plan !== null) {
    const switchedOff = switchedOffIn(chosen)
    return (
      <div className={styles.step}>
        <h2 ref={heading} tabIndex={-1}>
          {i18n._('request.statementTitle')}
        </h2>
        <p>{i18n._('request.statementIntro', { count: plan.consents.length })}</p>
        {plan.consents.map(({ statement }) => (
          <p key={statement} className={styles.statement} lang={locale} data-statement>
            {statement}
          </p>
        ))}
        {switchedOff.length > 0 && (
          <Alert tone="attention" title={i18n._('request.alsoRevokes', { uses: switchedOff.map(nameOf).join('; ') })} />
        )}
        {failure}
        <div className={styles.choices}>
          <Button isWide isPending={isBusy} onPress={() => setPlan(null)}>
            {i18n._('request.back')}
          </Button>
          <Button isWide isPending={isBusy} onPress={() => attempt(() => revokeAndFinish(plan, switchedOff))}>
            {i18n._('request.sign')}
          </Button>
        </div>
      </div>
    )
  }

  const uses = steps[step] ?? []
  const isSpecialStep = special.some((use) => uses.includes(use))
  const [only] = uses
  const hasSomething = uses.some((use) => chosen.has(keyOf(use)) || given.has(keyOf(use)))
  const denied = Object.keys(vocabulary.purposes).filter(isDeniedByGpc)
  return (
    <div className={styles.step}>
      {step === 0 && props.isGpcOn && (
        <Alert
          title={i18n._('request.gpcOn', {
            purposes: denied.map((purpose) => purposeLabel(purpose, i18n.locale as StatementLocale)).join('; '),
          })}
        />
      )}
      {step === 0 && props.last !== null && (
        <NoticeChanges
          before={props.last.notice}
          signedAt={props.last.signedAt}
          after={checked.notice}
          uses={all}
          locale={locale}
          nameOf={nameOf}
        />
      )}
      {steps.length > 1 && <p>{i18n._('request.step', { step: step + 1, steps: steps.length })}</p>}
      {isSpecialStep && only && (
        <>
          <h2 ref={heading} tabIndex={-1}>
            <Words>{nameOf(only)}</Words>
          </h2>
          <p>{i18n._('request.special')}</p>
          {noteOf(only) !== undefined && <p>{noteOf(only)}</p>}
        </>
      )}
      {!isSpecialStep && (
        <h2 ref={heading} tabIndex={-1}>
          {i18n._('request.choose')}
        </h2>
      )}
      <ul className={styles.uses}>
        {uses.map((use) => (
          <Card as="li" key={keyOf(use)}>
            {!isSpecialStep && (
              <Switch isSelected={chosen.has(keyOf(use))} onChange={(isOn) => change(use, isOn)} note={noteOf(use)}>
                {nameOf(use)}
              </Switch>
            )}
            <UseTerms use={use} maxDuration={checked.notice.maxDuration} locale={locale} brandName={checked.name} />
          </Card>
        ))}
      </ul>
      {failure}
      {isSpecialStep && only ? (
        <div className={styles.choices}>
          <Button isWide isPending={isBusy} onPress={() => goOn(without(chosen, keyOf(only)))}>
            {i18n._('request.specialNo')}
          </Button>
          <Button isWide isPending={isBusy} onPress={() => goOn(new Set([...chosen, keyOf(only)]))}>
            {i18n._('request.specialYes')}
          </Button>
        </div>
      ) : (
        <div className={styles.choices}>
          <Button isWide isPending={isBusy} onPress={declineAll}>
            {i18n._('request.decline')}
          </Button>
          <Button
            isWide
            isPending={isBusy}
            onPress={() => goOn(chosen)}
            unavailableBecause={hasSomething || steps.length > 1 ? undefined : i18n._('request.nothingChosen')}
          >
            {i18n._('request.allow')}
          </Button>
        </div>
      )}
      <div className={styles.later}>
        {isSpecialStep && (
          <Button look="quiet" isPending={isBusy} onPress={declineAll}>
            {i18n._('request.decline')}
          </Button>
        )}
        <Button look="quiet" onPress={props.onLater}>
          {i18n._('request.later')}
        </Button>
      </div>
    </div>
  )
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((one) => one !== key))
}
