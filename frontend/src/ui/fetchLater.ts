/** Milliseconds after which a part is fetched although nobody has asked for it, so that using it later needs no network. */
const calm = 4_000

/**
 * Leaves a part of the app out of the first screen: it is fetched when it is first asked for, or once the page has come to rest.
 *
 * @param load imports the part.
 * @returns the same, to be called where the part is used.
 */
export function fetchLater<Part>(load: () => Promise<Part>): () => Promise<Part> {
  setTimeout(() => void load().catch(() => undefined), calm)
  return load
}
