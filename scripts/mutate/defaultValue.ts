/** An expression for the default value of a type as the compiler writes it, or undefined when there is none to write. */
export function defaultValue(type: string): string | undefined {
  if (type === 'bool') return 'false'
  if (/^u?int\d+$/.test(type)) return '0'
  if (/^bytes\d+$/.test(type)) return `${type}(0)`
  if (/^address( payable)?$/.test(type)) return 'address(0)'
  const named = /^(enum|contract) ([\w.]+)$/.exec(type)
  if (named) return named[1] === 'enum' ? `${named[2]}(0)` : `${named[2]}(address(0))`
  const list = /^(?:struct )?([\w.]+)\[\] memory$/.exec(type)
  if (list) return `new ${list[1]}[](0)`
  if (/^(string|bytes)( |$)/.test(type)) return '""'
  return undefined
}
