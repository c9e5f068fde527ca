import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { expect } from 'chai'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { chromiumFlags } from '../../scripts/chromium.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), 'longList')

describe('a list of 500 rows', function () {
  this.timeout(60_000)

  let server: Server
  let browser: Browser
  let page: Page

  before(async () => {
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, lib: { entry: 'rows.tsx', formats: ['iife'], name: 'rows', fileName: 'rows' } },
    })
    const [{ output }] = built as [Rolldown.RolldownOutput]
    const contents = new Map(
      output.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : String(file.source)]),
    )
    const links = [...contents.keys()].map((name) =>
      name.endsWith('.css') ? `<link rel="stylesheet" href="${name}">` : `<script defer src="${name}"></script>`,
    )
    contents.set(
      '/',
      `<!doctype html><style>body { margin: 0 } tbody, tr { display: block }</style>${links.join('')}<div id="root"></div>`,
    )
    server = createServer(({ url = '/' }, answer) => {
      const type = url.endsWith('.css') ? 'text/css' : url === '/' ? 'text/html' : 'text/javascript'
      answer.setHeader('content-type', type).end(contents.get(url) ?? '')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH as string, args: [...chromiumFlags] })
  })
  after(async () => {
    await browser?.close()
    server?.close()
  })

  const open = async (hash: 'list' | 'table') => {
    page = await browser.newPage({ viewport: { width: 800, height: 700 } })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#${hash}`)
    await page.getByText('row 1', { exact: true }).hover()
  }
  afterEach(() => page.close())

  /** What the person sees: the numbers of the rows within the window or the box. */
  const seen = () =>
    page.evaluate(() => {
      const box = document.querySelector('table')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight }
      return [...document.querySelectorAll('li, tr')].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return bottom > box.top && top < box.bottom ? [Number(row.textContent?.slice(4))] : []
      })
    })

  const position = () =>
    page.evaluate(() => {
      const box = document.querySelector('table') ?? document.documentElement
      return { at: box.scrollTop, end: box.scrollHeight - box.clientHeight }
    })

  /** Turns the wheel, and waits until the list has come to rest: two turns at once would pass rows that nobody looked for. */
  async function turnWheel(pixels: number): Promise<void> {
    const before = await position()
    await page.mouse.wheel(0, pixels)
    if (before.at >= before.end - 1) return
    await page.waitForFunction(
      ({ from, half }) => {
        const here = window as never as { lastAt?: number }
        const box = document.querySelector('table') ?? document.documentElement
        const at = box.scrollTop
        const isThere = at - from > half || at >= box.scrollHeight - box.clientHeight - 1
        const isAtRest = isThere && at === here.lastAt
        here.lastAt = at
        return isAtRest
      },
      { from: before.at, half: pixels / 2 },
    )
  }

  for (const kind of ['list', 'table'] as const) {
    it(`is scrolled with the wheel from the first row to the last, none left out: a ${kind}`, async () => {
      await open(kind)
      const met = new Set<number>()
      let turns = 0
      for (; turns < 300 && !met.has(500); turns++) {
        for (const row of await seen()) met.add(row)
        await turnWheel(450)
      }
      for (const row of await seen()) met.add(row)
      expect(met.size, `rows seen after ${turns} turns`).to.equal(500)
      expect(await page.locator('li, tr').count()).to.be.lessThan(100)
    })

    it(`shows rows wherever the bar is dragged to, and stays there: a ${kind}`, async () => {
      await open(kind)
      for (const part of [0.9, 0.3, 1, 0.6, 0]) {
        await page.evaluate((part) => {
          const box = document.querySelector('table') ?? document.documentElement
          box.scrollTop = part * (box.scrollHeight - box.clientHeight)
        }, part)
        await page.waitForTimeout(300)
        const then = await position()
        // Heights that are learnt move the end a little.
        expect(Math.abs(then.at / then.end - part), `${part} became ${then.at} of ${then.end}`).to.be.lessThan(0.05)
        const rows = await seen()
        expect(rows.length, `rows at ${part}`).to.be.greaterThan(2)
        expect(rows.includes(1)).to.equal(part === 0)
        if (part === 1) expect(rows).to.include(500)
        await page.waitForTimeout(200)
        expect(await position()).to.deep.equal(then)
        expect(await seen()).to.deep.equal(rows)
      }
    })
  }
})
