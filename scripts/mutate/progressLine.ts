/** Shows how far a run has come: one line that is rewritten on a terminal, else a line every few seconds. */
export function progressLine(stream: NodeJS.WriteStream) {
  const isTerminal = stream.isTTY === true
  const began = new Map<string, number>()
  let shown = 0
  let isOpen = false
  return {
    report(phase: string, done: number, of: number, detail: string): void {
      const now = Date.now()
      if (!began.has(phase)) began.set(phase, now)
      if (done < of && now - shown < (isTerminal ? 200 : 5_000)) return
      shown = now
      const seconds = (now - (began.get(phase) ?? now)) / 1000
      const left = done < of && done > 1 ? `, about ${Math.ceil((seconds / (done - 1)) * (of - done))} s left` : ''
      const line = `${phase}: ${done} of ${of}${detail ? `, ${detail}` : ''}${left}`
      stream.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`)
      isOpen = isTerminal
    },
    end(): void {
      if (isOpen) stream.write('\r\x1b[K')
      isOpen = false
    },
  }
}
