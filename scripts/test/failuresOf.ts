/**
 * Reads what failed from the output of a test runner, so that it can be said once more where people look: at the end.
 *
 * @param output what mocha's reporter `spec` wrote, without colours
 * @returns a line for each failure: its suites and title, then the first line of its error
 */
export function failuresOf(output: string): string[] {
  // Each is a number and the titles, one a line and the last with a colon, and the error, after an empty line if it shows a difference.
  const failures = output.matchAll(/^ {2}\d+\) (?<titles>(?:.+\n)*?.+):\n\s*(?<error>.+)$/gm)
  return [...failures].map(({ groups }) => {
    const titles = (groups?.titles ?? '').split('\n').map((title) => title.trim())
    return `${titles.join(' › ')}: ${groups?.error}`
  })
}
