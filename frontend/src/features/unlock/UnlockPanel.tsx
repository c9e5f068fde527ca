import { deriveVault, unlockText } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useContext, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Hex, zeroAddress } from 'viem'
import { type Connector, useConfig, useConnectors } from 'wagmi'
import { signMessage } from 'wagmi/actions'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import { asWalletError } from '../../config/asWalletError.ts'
import { connectWallet } from '../../config/connectWallet.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { withWords } from '../../config/language.ts'
import { useIsSilent } from '../../config/useIsSilent.ts'
import { WalletChangesSignatureError } from '../../config/walletChangesSignatureError.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { IdleLockContext } from './IdleLockContext.ts'
import { listWallets } from './listWallets.ts'
import { UnlockContext } from './UnlockContext.ts'
import styles from './UnlockPanel.module.css'
import { type UnlockStep, unlockWithWallet } from './unlockWithWallet.ts'

// Most people come with a wallet: what the other doors need is fetched when they are asked for.
const fetchDoor = {
  passkey: () => withWords(import('./PasskeyDoor.tsx'), 'unlock/passkey', 'unlock/recovery'),
  file: () => withWords(import('./OpenRecoveryFile.tsx'), 'unlock/recovery'),
  'new-seed': () => withWords(import('./NewSeed.tsx'), 'unlock/recovery'),
}
const PasskeyDoor = lazy(async () => ({ default: (await fetchDoor.passkey()).PasskeyDoor }))
const OpenRecoveryFile = lazy(async () => ({ default: (await fetchDoor.file()).OpenRecoveryFile }))
const NewSeed = lazy(async () => ({ default: (await fetchDoor['new-seed']()).NewSeed }))

/**
 * The way in: choose a wallet, sign once (twice on first use), or use a passkey or a recovery file. It costs nothing and sends nothing. A wallet
 * that signs differently each time is offered a random seed in a recovery file.
 */
export function UnlockPanel() {
  const { i18n } = useLingui()
  const env = useEnv()
  const config = useConfig()
  const wallets = listWallets(useConnectors())
  const unlock = useContext(UnlockContext)
  const idleLimit = useContext(IdleLockContext)
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const attempt = useRef<AbortController>(null)
  const [step, setStep] = useState<UnlockStep | null>(null)
  const isSilent = useIsSilent(step)
  const [error, setError] = useState<unknown>(null)
  const [door, setDoor] = useState<'wallet' | 'passkey' | 'file' | 'new-seed'>('wallet')
  const [changingWallet, setChangingWallet] = useState<string | null>(null)

  useEffect(() => () => attempt.current?.abort(), [])

  // The button that was pressed goes away when the wallet is asked, and the next one when it has answered.
  const isAsking = step !== null
  const wasAsking = useRef(isAsking)
  useEffect(() => {
    const isFocusLost = document.activeElement === null || document.activeElement === document.body
    if (isAsking !== wasAsking.current && isFocusLost) title.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])

  const abandon = () => {
    attempt.current?.abort()
    setStep(null)
  }

  const choose = async (connector: Connector) => {
    attempt.current?.abort()
    const mine = new AbortController()
    attempt.current = mine
    setError(null)
    setChangingWallet(null)
    try {
      assertSafePlace(env.host)
      const customer = await unlockWithWallet({
        host: env.host,
        connect: () => connectWallet(config, connector).catch(refuse),
        sign: ({ account, message }) => signMessage(config, { connector, account, message }).catch(refuse),
        onStep: setStep,
        signal: mine.signal,
      })
      unlock({ ...customer, walletId: connector.uid })
    } catch (failure) {
      if (mine.signal.aborted) return
      setStep(null)
      setError(failure)
      if (failure instanceof WalletChangesSignatureError) setChangingWallet(connector.uid)
    }
  }

  // The button that was pressed is gone then: whoever uses the keyboard goes on at the heading.
  const show = async (next: typeof door) => {
    setError(null)
    try {
      if (next !== 'wallet') await fetchDoor[next]()
      flushSync(() => setDoor(next))
      title.current?.focus()
    } catch (failure) {
      setError(failure)
    }
  }

  /** The wallet, if one was chosen, may still send for the customer; the seed does not come from it. */
  const unlockWithSeed = (seed: Hex) =>
    unlock({ address: null, walletId: changingWallet, seed, vault: deriveVault(seed) })

  if (door !== 'wallet') {
    return (
      <Card as="section" labelledBy={titleId}>
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {i18n._(doorWords[door].title)}
        </h2>
        {doorWords[door].intro !== null && <p>{i18n._(doorWords[door].intro)}</p>}
        <Suspense>
          {door === 'passkey' ? (
            <PasskeyDoor onOpened={unlockWithSeed} />
          ) : door === 'file' ? (
            <OpenRecoveryFile onOpened={unlockWithSeed} />
          ) : (
            <NewSeed onChecked={unlockWithSeed} />
          )}
        </Suspense>
        <div>
          <Button onPress={() => void show('wallet')}>{i18n._('unlock.back')}</Button>
        </div>
      </Card>
    )
  }

  return (
    <Card as="section" labelledBy={titleId}>
      <h2 id={titleId} ref={title} tabIndex={-1}>
        {i18n._('unlock.title')}
      </h2>
      {idleLimit !== null && step === null && (
        <Alert tone="attention" title={i18n._('unlock.idle', { minutes: idleLimit })}>
          <p>{i18n._('unlock.idleText')}</p>
        </Alert>
      )}
      <p>{i18n._('unlock.intro')}</p>
      {error !== null && <ErrorMessage error={error} />}
      {changingWallet !== null && step === null && (
        <div className={styles.instead}>
          <Button look="primary" onPress={() => void show('new-seed')}>
            {i18n._('unlock.newSeed')}
          </Button>
          <Button onPress={() => void show('file')}>{i18n._('unlock.file.door')}</Button>
        </div>
      )}
      {step !== null ? (
        <>
          <Alert title={i18n._(stepWords[step])}>{isSilent && <p>{i18n._('unlock.silent')}</p>}</Alert>
          <div>
            <Button onPress={abandon}>{i18n._('unlock.abandon')}</Button>
          </div>
        </>
      ) : wallets.length === 0 ? (
        <Alert title={i18n._('unlock.noWallet')}>
          <p>{i18n._('unlock.noWalletHelp')}</p>
        </Alert>
      ) : (
        <ul className={styles.wallets}>
          {wallets.map((wallet) => (
            <li key={wallet.uid}>
              <Button isWide onPress={() => choose(wallet)}>
                <span className={styles.wallet}>
                  {wallet.icon?.startsWith('data:image/') && (
                    <img className={styles.icon} src={wallet.icon} alt="" width={28} height={28} />
                  )}
                  {wallet.id === 'injected' ? i18n._('unlock.browserWallet') : wallet.name}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {step === null && changingWallet === null && (
        <div className={styles.instead}>
          <Button look={wallets.length === 0 ? 'primary' : 'quiet'} onPress={() => void show('passkey')}>
            {i18n._('unlock.passkey.door')}
          </Button>
          <Button look="quiet" onPress={() => void show('file')}>
            {i18n._('unlock.file.door')}
          </Button>
        </div>
      )}
      <details>
        <summary>{i18n._('unlock.what')}</summary>
        <p>{i18n._('unlock.whatText', { host: env.host })}</p>
        <p className={styles.text}>
          {unlockText({ host: env.host, address: zeroAddress }).replace(zeroAddress, i18n._('unlock.yourAddress'))}
        </p>
      </details>
    </Card>
  )
}

function refuse(thrown: unknown): never {
  throw asWalletError(thrown)
}

const doorWords = {
  passkey: { title: 'unlock.passkey.title', intro: 'unlock.passkey.intro' },
  file: { title: 'unlock.file.title', intro: 'unlock.file.intro' },
  'new-seed': { title: 'unlock.new.title', intro: null },
} as const

const stepWords: Readonly<Record<UnlockStep, string>> = {
  connecting: 'unlock.connecting',
  signing: 'unlock.signing',
  'signing-again': 'unlock.signingAgain',
}
