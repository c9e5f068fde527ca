import type { Page } from 'playwright-core'

/**
 * All that a page leaves readable in its browser: address, title, cookies, both storages, and what its databases hold, as text. Bytes are
 * given twice, as the text they may be and in hex.
 */
export async function readTraces(page: Page): Promise<readonly string[]> {
  const stored = await page.evaluate(async () => {
    const texts = [location.href, document.title, document.cookie]
    const read = async (item: unknown): Promise<void> => {
      if (item instanceof Blob) await read(await item.arrayBuffer())
      // A part of a buffer is stored with the whole of it.
      else if (ArrayBuffer.isView(item)) await read(item.buffer)
      else if (item instanceof ArrayBuffer) {
        const pairs = Array.from(new Uint8Array(item), (byte) => byte.toString(16).padStart(2, '0'))
        texts.push(new TextDecoder('latin1').decode(item), pairs.join(''))
      } else if (item instanceof Map || item instanceof Set || Array.isArray(item)) {
        for (const part of item) await read(part)
      } else if (typeof item === 'object' && item !== null) await read(Object.entries(item))
      else texts.push(String(item))
    }

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
        const [keys, items] = await Promise.all(
          [held.getAllKeys(), held.getAll()].map(
            (asking) =>
              new Promise((resolve, reject) => {
                asking.onsuccess = () => resolve(asking.result)
                asking.onerror = () => reject(asking.error)
              }),
          ),
        )
        await read([keys, items])
      }
      database.close()
    }
    return texts
  })
  return stored
}
