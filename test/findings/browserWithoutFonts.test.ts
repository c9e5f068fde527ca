import { expect } from 'chai'
import { launchBrowser } from '../helpers/launchBrowser.ts'

// The packaged browser looked for its fonts where nobody had put them, and drew every text without height.
describe('a browser that the tests brought along', () => {
  it('draws text', async () => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      await page.setContent('<p style="font-family: system-ui, sans-serif; inline-size: max-content">Einwilligung</p>')
      const box = await page.locator('p').boundingBox()
      expect(box?.height).to.be.greaterThan(10)
      expect(box?.width).to.be.greaterThan(50)
    } finally {
      await browser.close()
    }
  })
})
