/**
 * Makes an HTML element. Texts become text nodes, never markup.
 *
 * @param attributes by name; null leaves one out.
 */
export function createNode<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value)
  node.append(...children)
  return node
}
