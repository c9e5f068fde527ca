import { RequestRefusedError } from '../../config/requestRefusedError.ts'

/**
 * Makes sure that the customer is sent back to the brand's checked domain and nowhere else.
 *
 * @param returnUrl as the brand's request says
 * @param origin the origin of the checked domain
 * @throws {RequestRefusedError} `return-url` when it leads elsewhere, carries a fragment or a user name
 */
export function checkReturnUrl(returnUrl: string, origin: string): void {
  const url = URL.canParse(returnUrl) ? new URL(returnUrl) : null
  const isPlain = url !== null && url.username === '' && url.password === '' && !returnUrl.includes('#')
  if (!isPlain || url.origin !== origin) throw new RequestRefusedError('return-url')
}
