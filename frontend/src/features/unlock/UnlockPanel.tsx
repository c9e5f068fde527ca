import { unlockText } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useContext, useEffect, useId, useRef, useState } from 'react'
import { zeroAddress } from 'viem'
import { type Connector, useConfig, useConnectors } from 'wagmi'
import { connect, disconnect, getConnection, signMessage } from 'wagmi/actions'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { listWallets } from './listWallets.ts'
import { UnlockContext } from './UnlockContext.ts'
import styles from './UnlockPanel.module.css'
import { type UnlockStep, unlockWithWallet } from './unlockWithWallet.ts'

/** Milliseconds after which a wallet that says nothing is called silent. */
const patience = 12_000

/** The way in: choose a wallet, sign once (twice on first use). It costs nothing and sends nothing. */
export function UnlockPanel() {
  const { i18n } = useLingui()
  const env = useEnv()
  const config = useConfig()
  const wallets = listWallets(useConnectors())
  const unlock = useContext(UnlockContext)
  const titleId = useId()
  const attempt = useRef(0)
  const [step, setStep] = useState<UnlockStep | null>(null)
  const [isSilent, setSilent] = useState(false)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    setSilent(false)
    if (step === null) return
    const timer = setTimeout(() => setSilent(true), patience)
    return () => clearTimeout(timer)
  }, [step])
  useEffect(
    () => () => {
      attempt.current++
    },
    [],
  )

  const abandon = () => {
    attempt.current++
    setStep(null)
  }

  const choose = async (connector: Connector) => {
    const mine = ++attempt.current
    const isMine = () => attempt.current === mine
    setError(null)
    try {
      assertSafePlace(env.host)
      const customer = await unlockWithWallet({
        host: env.host,
        async connect() {
          const connection = getConnection(config)
          if (connection.connector?.uid === connector.uid && connection.address) return connection.address
          if (connection.connector) await disconnect(config)
          const { accounts } = await connect(config, { connector })
          return accounts[0]
        },
        sign: ({ account, message }) => signMessage(config, { connector, account, message }),
        onStep: (next) => isMine() && setStep(next),
      })
      if (isMine()) unlock(customer)
    } catch (failure) {
      if (!isMine()) return
      setStep(null)
      setError(failure)
    }
  }

  return (
    <Card as="section" labelledBy={titleId}>
      <h2 id={titleId}>{i18n._('unlock.title')}</h2>
      <p>{i18n._('unlock.intro')}</p>
      {error !== null && <ErrorMessage error={error} />}
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

const stepWords: Readonly<Record<UnlockStep, string>> = {
  connecting: 'unlock.connecting',
  signing: 'unlock.signing',
  'signing-again': 'unlock.signingAgain',
}
