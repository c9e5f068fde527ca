/** A reason to end the start command that its user can act upon: one clear sentence. */
export class StartStopped extends Error {
  override readonly name = 'StartStopped'
}

/** @throws {StartStopped} always */
export function stopWith(sentence: string, cause?: unknown): never {
  throw new StartStopped(sentence, { cause })
}
