/** A process of its own for one question: the compiler with its solver keeps the memory it once took. */
import { compile } from './compile.ts'

process.once('message', ({ sources, harness }: { sources: Record<string, string>; harness: string }) => {
  const path = 'test/proofs/Harness.sol'
  const { errors = [] } = compile({
    sources: { ...sources, [path]: harness },
    modelChecker: {
      engine: 'chc',
      solvers: ['z3'],
      targets: ['assert'],
      showProvedSafe: true,
      showUnproved: true,
      contracts: { [path]: ['Harness'] },
    },
  })
  const answers = errors
    .map(({ message }) => message)
    .filter((message) => message.startsWith('CHC: Assertion violation'))
  process.send?.({ answers, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }, () => process.exit())
})
