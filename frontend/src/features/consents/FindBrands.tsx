import type { Brand } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { Hex } from 'viem'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import styles from './FindBrands.module.css'

/** What a brand answered when the customer asked it for their receipts. */
export type Inquiry = 'asking' | 'found' | 'none' | 'unreachable' | 'refused'

type FindBrandsProps = {
  /** The brands of the ledger that are not in the list already; null until asked for. */
  readonly brands: readonly Brand[] | null
  readonly error: unknown
  readonly isReading: boolean
  readonly onLook: () => void
  readonly inquiryOf: (brandId: Hex) => Inquiry | null
  readonly onAsk: (brand: Brand) => void
  readonly isPreparing: (brandId: Hex) => boolean
  readonly onRevoke: (brand: Brand) => void
  readonly resultOf: (brandId: Hex) => ReactNode
}

/** For what is missing: all brands of the chain, to ask for receipts, or to revoke everything with nothing but the wallet. */
export function FindBrands(props: FindBrandsProps) {
  const { i18n } = useLingui()

  const answer = (inquiry: Inquiry | null, brand: string): string | null => {
    switch (inquiry) {
      case 'asking':
        return i18n._('consents.find.asking', { brand })
      case 'none':
        return i18n._('consents.find.none', { brand })
      case 'found':
        return i18n._('consents.find.found', { brand })
      case 'unreachable':
        return i18n._('consents.endpoint.unreachable', { brand })
      case 'refused':
        return i18n._('consents.endpoint.refused', { brand })
      case null:
        return null
    }
  }

  return (
    <section className={styles.find} aria-labelledby="find-brands">
      <h2 id="find-brands">{i18n._('consents.find.title')}</h2>
      <p>{i18n._('consents.find.text')}</p>
      {props.error !== null && <ErrorMessage error={props.error} onRetry={props.onLook} />}
      {props.brands === null ? (
        <div>
          <Button onPress={props.onLook} isPending={props.isReading}>
            {i18n._('consents.find.look')}
          </Button>
        </div>
      ) : (
        <>
          <p>{i18n._('consents.find.count', { count: props.brands.length })}</p>
          <ul className={styles.list}>
            {props.brands.map((brand) => {
              const words = answer(props.inquiryOf(brand.brandId), brand.name)
              return (
                <Card key={brand.brandId} as="li">
                  <div className={styles.row}>
                    <Monogram name={brand.name} />
                    <div className={styles.text}>
                      <h3>{brand.name}</h3>
                      <p className={styles.domain}>{brand.domain}</p>
                    </div>
                    <div className={styles.actions}>
                      <Button
                        onPress={() => props.onAsk(brand)}
                        isPending={props.inquiryOf(brand.brandId) === 'asking'}
                        label={i18n._('consents.find.askOf', { brand: brand.name })}
                      >
                        {i18n._('consents.find.ask')}
                      </Button>
                      <Button
                        look="stop"
                        onPress={() => props.onRevoke(brand)}
                        isPending={props.isPreparing(brand.brandId)}
                        label={i18n._('consents.find.revokeOf', { brand: brand.name })}
                      >
                        {i18n._('consents.find.revoke')}
                      </Button>
                    </div>
                  </div>
                  {words !== null && <p role="status">{words}</p>}
                  {props.resultOf(brand.brandId)}
                </Card>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
