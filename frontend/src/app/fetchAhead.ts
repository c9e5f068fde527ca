/** Id of the template in `index.html` that the build fills with `<link rel="modulepreload">`: the files `#/me` needs. */
const templateId = 'fetch-ahead'

/** Lets the browser fetch what `#/me` needs, without running any of it. */
export function fetchAhead(): void {
  const template = document.getElementById(templateId)
  if (template instanceof HTMLTemplateElement) document.head.append(template.content)
}
