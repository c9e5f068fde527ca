import { join } from 'node:path'
import type { Hex } from 'viem'
import { brandOf } from '../../examples/shop/brandOf.ts'
import type { ShopName } from '../../examples/shop/shopName.ts'
import type { LocalState } from './localState.ts'

/** One of the two example shops as it runs on this machine. */
export type LocalShop = {
  /** Also the name of its processes and files. */
  readonly name: ShopName
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
  const shop = (name: ShopName, port: number, ownerKey: Hex, operatorKey: Hex): LocalShop => {
    const { name: title, domain, salt } = brandOf(name)
    return {
      name,
      title,
      domain,
      origin: `http://${domain}:${port}`,
      port,
      folder: join(folder, name),
      salt,
      ownerKey,
      operatorKey,
    }
  }
  return [
    shop('department-store', ports.departmentStore, keys.departmentStoreOwner, keys.departmentStoreOperator),
    shop('pharmacy', ports.pharmacy, keys.pharmacyOwner, keys.pharmacyOperator),
  ]
}
