import type { SignInFault } from '../signing/findSignInFaults.ts'

/** Everything the dialog says, in one language. */
export type Words = {
  readonly language: 'en' | 'de' | 'nl'
  readonly playMoney: string
  readonly approve: string
  readonly reject: string
  readonly asks: (host: string) => string
  readonly connect: { readonly title: string; readonly account: string; readonly effect: string }
  readonly sign: { readonly title: string; readonly text: string }
  readonly faults: Readonly<Record<SignInFault['kind'], (named: string, own: string) => string>>
  readonly send: {
    readonly title: string
    readonly to: string
    readonly newContract: string
    readonly value: string
    readonly fee: string
    readonly data: string
    readonly bytes: (count: number) => string
    readonly wholeData: string
    readonly revokes: string
    readonly secrets: (count: number) => string
    readonly revokeEffect: string
  }
}
