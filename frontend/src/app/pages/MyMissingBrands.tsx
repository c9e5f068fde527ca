import type { ReactNode } from 'react'
import type { Hex } from 'viem'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import type { RevocationTarget } from '../../config/revocations.ts'
import type { Vault } from '../../config/vault.ts'
import { FindBrands } from '../../features/consents/FindBrands.tsx'
import { useFindBrands } from '../../features/consents/useFindBrands.ts'

type MyMissingBrandsProps = {
  readonly env: Env
  readonly customer: Customer
  readonly vault: Vault
  /** The brands the list holds. */
  readonly listed: readonly Hex[]
  readonly isPreparing: (brandId: Hex) => boolean
  readonly onRevoke: (target: RevocationTarget) => void
  readonly resultOf: (brandId: Hex) => ReactNode
}

/** The way to brands the customer's list does not hold: a part of their page that is fetched later. */
export function MyMissingBrands({
  env,
  customer,
  vault,
  listed,
  isPreparing,
  onRevoke,
  resultOf,
}: MyMissingBrandsProps) {
  const find = useFindBrands({ env, customer, vault, listed })
  return (
    <FindBrands
      brands={find.brands}
      error={find.error}
      isReading={find.isReading}
      onLook={find.look}
      inquiryOf={find.inquiryOf}
      onAsk={find.ask}
      isPreparing={isPreparing}
      onRevoke={({ brandId, name }) => onRevoke({ brandId, brandName: name, scope: { kind: 'brand' } })}
      resultOf={resultOf}
    />
  )
}
