import type { Hex } from 'viem'

export type NoticeText = { readonly what: string; readonly inReturn: string; readonly ifYouDecline: string }

export type NoticeUse = {
  readonly purpose: string
  readonly category: string
  readonly special: boolean
  readonly retention: string
  readonly recipients: readonly string[]
  readonly transfers: readonly string[]
  readonly limit?: { readonly times: number; readonly per: string }
  readonly text: Readonly<Record<string, NoticeText>>
}

export type NoticeController = {
  readonly name: string
  readonly domain: string
  readonly address: string
  readonly contact: string
  readonly dpo: string
  readonly authority: string
  readonly jurisdiction: string
}

export type Notice = {
  readonly type: 'consent-notice'
  readonly schema: 1
  readonly brandId: Hex
  readonly edition: number
  readonly controller: NoticeController
  readonly locales: readonly string[]
  readonly maxDuration: string
  readonly uses: readonly NoticeUse[]
}

export declare function buildNotice(json: string | object): { notice: Notice; document: Uint8Array; noticeHash: Hex }
export declare function parseNotice(document: Uint8Array | string): Notice
export declare function hashNotice(document: Uint8Array): Hex
export declare function compareNotices(before: Notice, after: Notice): 'same' | 'editorial' | 'material'
export declare function findNoticeUse(notice: Notice, purpose: string, category: string): NoticeUse | undefined
export declare function isSpecialUse(use: { category: string; special: boolean }): boolean
