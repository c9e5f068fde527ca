import { consentLedgerAbi } from '@consent-ledger/sdk'
import {
  type AbiParameter,
  concatHex,
  encodeAbiParameters,
  type Hex,
  padHex,
  toEventSelector,
  toFunctionSelector,
} from 'viem'
import type { Log } from './ledgerCall.ts'

type Item = {
  readonly selector: Hex
  readonly inputs: readonly AbiParameter[]
  readonly outputs: readonly AbiParameter[]
}

/** Text is carried as bytes, which are encoded in the same way: not all that a contract takes for text is UTF-8. */
function asBytes<Parameter extends AbiParameter>(parameter: Parameter): Parameter {
  const components = 'components' in parameter ? { components: parameter.components.map(asBytes) } : {}
  return { ...parameter, ...components, type: parameter.type === 'string' ? 'bytes' : parameter.type }
}

const functions = new Map<string, Item>()
const errors = new Map<string, Item>()
const events = new Map<string, Item & { readonly isIndexed: readonly boolean[] }>()
for (const entry of consentLedgerAbi) {
  const inputs = entry.inputs.map((input) => asBytes(input as AbiParameter))
  if (entry.type === 'function') {
    const outputs = entry.outputs.map((output) => asBytes(output as AbiParameter))
    functions.set(entry.name, { selector: toFunctionSelector(entry), inputs, outputs })
  } else if (entry.type === 'error') {
    errors.set(entry.name, { selector: toFunctionSelector(entry as never), inputs, outputs: [] })
  } else {
    const isIndexed = entry.inputs.map((input) => input.indexed)
    events.set(entry.name, { selector: toEventSelector(entry), inputs, outputs: [], isIndexed })
  }
}

function find<Found>(items: ReadonlyMap<string, Found>, name: string): Found {
  const item = items.get(name)
  if (item === undefined) throw new TypeError(`the ledger's ABI has no ${name}`)
  return item
}

/** The ledger's ABI between names with values and bytes. Texts are values of bytes here; addresses and all hex are in lower case. */
export const ledgerInterface = {
  /** The function of a selector and what it takes; undefined when the ledger has none. */
  functionOf(selector: Hex): { readonly name: string; readonly inputs: readonly AbiParameter[] } | undefined {
    for (const [name, item] of functions) if (item.selector === selector) return { name, inputs: item.inputs }
    return undefined
  },

  selectors: [...functions.values()].map(({ selector }) => selector),

  /** The error of a selector; undefined when the ledger has none. */
  errorOf(selector: Hex): string | undefined {
    for (const [name, item] of errors) if (item.selector === selector) return name
    return undefined
  },

  encodeCall(name: string, args: readonly unknown[]): Hex {
    const { selector, inputs } = find(functions, name)
    return concatHex([selector, encodeAbiParameters(inputs, args)])
  },

  encodeResult(name: string, values: readonly unknown[]): Hex {
    return encodeAbiParameters(find(functions, name).outputs, values)
  },

  encodeError(name: string, args: readonly unknown[]): Hex {
    const { selector, inputs } = find(errors, name)
    return concatHex([selector, encodeAbiParameters(inputs, args)])
  },

  /** Every indexed value of the ledger is one word. */
  encodeEvent(name: string, args: readonly unknown[]): Log {
    const { selector, inputs, isIndexed } = find(events, name)
    const words = args.filter((_, place) => isIndexed[place]).map((word) => padHex(word as Hex, { size: 32 }))
    const data = encodeAbiParameters(
      inputs.filter((_, place) => !isIndexed[place]),
      args.filter((_, place) => !isIndexed[place]),
    )
    return { topics: [selector, ...words], data }
  },
}
