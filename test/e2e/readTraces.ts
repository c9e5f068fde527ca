import type { Page } from 'playwright-core'

/** All that a page leaves readable in its browser: address, title, cookies, both storages, and what its databases hold, as text. */
export async function readTraces(page: Page): Promise<readonly string[]> {
  const stored = await page.evaluate(async () => {
    const texts = [location.href, document.title, document.cookie]
    for (const storage of [localStorage, sessionStorage]) texts.push(...Object.entries(storage).flat())
    for (const { name = '' } of await indexedDB.databases()) {
      texts.push(name)
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const held = database.transaction(store).objectStore(store)
        for (const asking of [held.getAllKeys(), held.getAll()]) {
          const items = await new Promise<readonly unknown[]>((resolve, reject) => {
            asking.onsuccess = () => resolve(asking.result)
            asking.onerror = () => reject(asking.error)
          })
          for (const item of items)
            texts.push(item instanceof Uint8Array ? new TextDecoder('latin1').decode(item) : JSON.stringify(item))
        }
      }
      database.close()
    }
    return texts
  })
  return stored
}
