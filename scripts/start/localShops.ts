import { join } from 'node:path'
import type { Hex } from 'viem'
import { brands, type ShopKind } from '../../examples/shop/brands.ts'
import type { LocalState } from './localState.ts'

/** One of the two example shops as it runs on this machine. */
export type LocalShop = {
  readonly kind: ShopKind
  /** Name of its processes and files. */
  readonly name: string
  readonly title: string
  readonly domain: string
  readonly origin: string
  readonly port: number
  readonly folder: string
  readonly salt: Hex
  readonly ownerKey: Hex
  readonly operatorKey: Hex
}

/** Joins what the shops are (examples) with the ports and keys this machine chose for them. */
export function localShops({
  folder,
  ports,
  keys,
}: { folder: string } & Pick<LocalState, 'ports' | 'keys'>): readonly LocalShop[] {
  const shop = (kind: ShopKind, port: number, ownerKey: Hex, operatorKey: Hex): LocalShop => ({
    kind,
    name: kind,
    title: brands[kind].name,
    domain: brands[kind].domain,
    origin: `http://${brands[kind].domain}:${port}`,
    port,
    folder: join(folder, kind),
    salt: brands[kind].salt,
    ownerKey,
    operatorKey,
  })
  return [
    shop('department-store', ports.departmentStore, keys.departmentStoreOwner, keys.departmentStoreOperator),
    shop('pharmacy', ports.pharmacy, keys.pharmacyOwner, keys.pharmacyOperator),
  ]
}
