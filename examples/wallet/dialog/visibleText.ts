/**
 * Makes characters visible that would hide or reorder what is signed: control, bidi-control, zero-width and tag characters.
 * Line breaks stay.
 *
 * @param text as it will be signed.
 * @returns the text to show, such a character as ⟨U+202E⟩.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    if (character === '\n') return character
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
