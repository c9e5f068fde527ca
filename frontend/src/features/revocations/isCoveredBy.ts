import type { RevocationScope } from '../../config/vaultDocument.ts'

/** Whether a press on "Revoke" of this scope is meant for the use. */
export function isCoveredBy(
  scope: RevocationScope,
  use: { readonly purpose: string; readonly category: string },
): boolean {
  switch (scope.kind) {
    case 'use':
      return scope.purpose === use.purpose && scope.category === use.category
    case 'category':
      return scope.category === use.category
    case 'purpose':
      return scope.purpose === use.purpose
    case 'brand':
    case 'rest':
      return true
  }
}
