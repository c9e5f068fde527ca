import { WrongChainError } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { createClient, http } from 'viem'
import { getChainId } from 'viem/actions'
import type { Env } from '../../config/env.ts'
import { isNodeUrlHere, storedNode, storeNode } from '../../config/ownNode.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Field } from '../../ui/Field.tsx'
import styles from './NodeChoice.module.css'

/** The customer's own node in place of the operator's. It is asked for its chain first: one that cannot serve is not taken. */
export function NodeChoice({ env, onChanged }: { readonly env: Env; readonly onChanged: () => void }) {
  const { i18n } = useLingui()
  const [own] = useState(storedNode)
  const [text, setText] = useState(own ?? '')
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isNoUrl, setNoUrl] = useState(false)

  const change = (url: string | null) => {
    storeNode(url)
    onChanged()
  }
  const take = async () => {
    const url = text.trim()
    setError(null)
    setNoUrl(!isNodeUrlHere(url, env))
    if (isAsking || !isNodeUrlHere(url, env)) return
    setAsking(true)
    try {
      const actual = await getChainId(createClient({ transport: http(url, { timeout: 10_000, retryCount: 0 }) }))
      if (actual !== env.chainId) throw new WrongChainError({ expected: env.chainId, actual })
      change(url)
    } catch (cause) {
      setError(cause)
    } finally {
      setAsking(false)
    }
  }

  return (
    <div className={styles.form}>
      <Field
        label={i18n._('settings.ownNode.label')}
        note={isNoUrl ? i18n._('settings.ownNode.noUrl') : i18n._('settings.ownNode.text')}
      >
        {(control) => (
          <input
            {...control}
            type="url"
            inputMode="url"
            value={text}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={isNoUrl}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={({ key }) => key === 'Enter' && void take()}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button isPending={isAsking} onPress={() => void take()}>
          {i18n._('settings.ownNode.take')}
        </Button>
        {own !== null && <Button onPress={() => change(null)}>{i18n._('settings.ownNode.back')}</Button>}
      </div>
      {error !== null && <ErrorMessage error={error} />}
    </div>
  )
}
