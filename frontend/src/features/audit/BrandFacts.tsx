import type { History } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { formatUtc } from './formatUtc.ts'

/** Who the brand is, as the ledger has it. */
export function BrandFacts(props: { readonly history: History }) {
  const { i18n } = useLingui()
  const { brand, ledger, chainId } = props.history
  return (
    <Facts
      rows={[
        [i18n._('audit.value.name'), brand.name],
        [i18n._('audit.value.domain'), brand.domain],
        [
          i18n._('audit.value.brandId'),
          <CopyValue key="id" value={brand.brandId} name={i18n._('audit.value.brandId')} />,
        ],
        [i18n._('audit.value.owner'), <CopyValue key="owner" value={brand.owner} name={i18n._('audit.value.owner')} />],
        [i18n._('audit.registeredAt'), formatUtc(brand.registeredAt, String(i18n.locales))],
        [i18n._('audit.value.ledger'), <CopyValue key="ledger" value={ledger} name={i18n._('audit.value.ledger')} />],
        [i18n._('audit.value.chainId'), formatNumber(chainId)],
      ]}
    />
  )
}
