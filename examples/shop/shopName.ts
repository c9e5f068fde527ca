/** The two example shops, which one program serves. */
export type ShopName = 'department-store' | 'pharmacy'

export const shopNames: readonly ShopName[] = ['department-store', 'pharmacy']
