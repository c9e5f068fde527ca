// placeholder replaced below
export type StoreTables = Record<string, never>
