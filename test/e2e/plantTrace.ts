import type { Page } from 'playwright-core'

/** The ways in which a browser can keep the same bytes, each as readable as the others. */
export const forms = [
  'text',
  'written bytes',
  'bytes',
  'a buffer',
  'part of a buffer',
  'words of 16 bits',
  'an object',
  'a map',
  'a file',
  'a key',
] as const

/** Leaves bytes in the browser of a page in one of the forms, for a search to find. */
export async function plant(page: Page, hex: string, form: (typeof forms)[number]): Promise<void> {
  await page.evaluate(
    async ([hex, form]) => {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
      const items: Record<typeof form, unknown> = {
        text: hex,
        'written bytes': new TextEncoder().encode(hex),
        bytes,
        'a buffer': bytes.buffer,
        'part of a buffer': bytes.subarray(0, 2),
        'words of 16 bits': new Uint16Array(bytes.buffer),
        'an object': { inside: [{ bytes }] },
        'a map': new Map([['inside', new Set([bytes])]]),
        'a file': new Blob([bytes]),
        'a key': 'nothing',
      }
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('planted')
        opening.onupgradeneeded = () => opening.result.createObjectStore('planted')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      await new Promise((resolve, reject) => {
        const held = database.transaction('planted', 'readwrite').objectStore('planted')
        const putting = held.put(items[form], form === 'a key' ? bytes : 'key')
        putting.onsuccess = resolve
        putting.onerror = () => reject(putting.error)
      })
      database.close()
    },
    [hex, form] as const,
  )
}

/** Takes away what was planted. */
export async function uproot(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('planted')
        deleting.onsuccess = resolve
        deleting.onerror = () => reject(deleting.error)
      }),
  )
}
