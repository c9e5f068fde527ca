/** Milliseconds of work before the page has its turn. */
const piece = 8

/**
 * Divides long work into pieces, between which the page can respond.
 *
 * @returns to be awaited before each step: it resolves at once within a piece, and after the page's turn when the piece is over.
 */
export function workInPieces(): () => Promise<void> {
  let until = 0
  return async () => {
    if (performance.now() < until) return
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + piece
  }
}
