import type { Notice } from './notice.ts'

export declare function renderStatement(input: {
  notice: Notice
  uses: readonly { purpose: string; category: string }[]
  account: string
  locale: string
  expiresAt: number
}): string
