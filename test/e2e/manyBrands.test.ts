import { deriveVault, seedFromSignature, unlockText } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { createTestClient, http } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { openRemoteVault } from '../../frontend/src/features/vault/remoteVault.ts'
import { addWallet } from '../../scripts/bench/app/addWallet.ts'
import { prepareBrands } from '../../scripts/bench/app/prepareBrands.ts'
import { unlockToList } from '../../scripts/bench/app/unlockToList.ts'
import { findStickingOut } from './findStickingOut.ts'
import type { Person } from './person.ts'
import { setStage } from './stage.ts'

/** More than a list keeps in the document at once. */
const count = 40

/** Somebody with forty brands: what a search leaves, several brands stopped at once, and what ends soon. */
describe('many brands', function () {
  this.timeout(60_000)
  this.slow(20_000)
  this.bail(true)

  const stage = setStage('many-brands')
  let customer: Person
  let page: Page
  /** The bodies of all revocations the relay was given. */
  const relayed: string[] = []

  const houseOf = (number: number) => `Beispielhaus ${String(number).padStart(3, '0')}`
  const row = (number: number) => page.getByRole('listitem', { name: houseOf(number) })
  const boxOf = (number: number) => page.getByRole('checkbox', { name: `Select ${houseOf(number)}` })
  const bar = () => page.getByRole('region', { name: 'Brands you selected' })
  const search = () => page.getByRole('searchbox')
  const begin = () => page.getByRole('button', { name: 'Select several' })
  const tab = (name: string) => page.getByRole('tab', { name, exact: true })

  before(async function () {
    this.timeout(180_000)
    const { app, chain, chainId, ledger, service } = stage.world
    const key = generatePrivateKey()
    const account = privateKeyToAccount(key)
    const message = unlockText({ host: 'localhost', address: account.address })
    const { seed } = seedFromSignature(await account.signMessage({ message }))
    const domain = { chainId, ledger }
    const document = await prepareBrands({ chainUrl: chain, deployment: domain, count, uses: 2, seed })
    await openRemoteVault({ relayUrl: service, domain, keys: deriveVault(seed) }).write(document, 1)

    const houses = Array.from(
      { length: count },
      (_, index) => `https://house-${String(index + 1).padStart(3, '0')}.example`,
    )
    customer = await stage.newPerson({
      origins: [app, chain, chain.replace('127.0.0.1', 'localhost'), service, ...houses],
    })
    page = customer.page
    await addWallet(customer.context, { key, chainId })
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url() === `${service}/revocations`)
        relayed.push(request.postData() ?? '')
    })
    await unlockToList(page, { url: app, brands: count })
  })

  it('shows a brand whole when a search names one of its uses, and revokes for all only what is seen whole', async () => {
    await search().fill('e-mail address')
    await row(1).getByRole('listitem').filter({ hasText: 'purchase history' }).waitFor()

    await tab('Data').click()
    const forAll = page.getByRole('button', { name: /^Revoke for all: / })
    await forAll.waitFor()
    await page.getByText(`${count} brands may use it.`, { exact: true }).waitFor()
    await search().fill(houseOf(7))
    await page
      .getByText(`${count} brands may use it. The search hides ${count - 1} uses.`)
      .first()
      .waitFor()
    expect(await forAll.count()).to.equal(0)

    await tab('Grid').click()
    await page.getByRole('columnheader', { name: 'purchase history Revoke everywhere' }).click()
    const dialog = page.getByRole('dialog', { name: 'Who may use this data?' })
    await dialog.getByText(`${count} brands may use it.`, { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Revoke for all: purchase history' }).waitFor()
    await page.keyboard.press('Escape')
    await search().fill('zzz')
    await tab('Brands').click()
    await page.getByText('Nothing matches “zzz”.').waitFor()
    await customer.assertAccessible()
    await page.getByRole('button', { name: 'Show all' }).click()
    await row(1).waitFor()
  })

  it('lets several brands be chosen with the keyboard alone, all of them too, and Escape leaves', async () => {
    expect(await page.getByRole('checkbox').count(), 'quiet until it is asked for').to.equal(0)
    await begin().press('Enter')
    await bar().getByText('No brand selected').waitFor()
    await customer.assertAccessible()
    await page.keyboard.press('Tab')
    await page.keyboard.press(' ')
    await bar().getByText(`${count} brands selected`).waitFor()
    await page.getByRole('checkbox', { name: 'Select all' }).press(' ')
    await bar().getByText('No brand selected').waitFor()
    await boxOf(1).press(' ')
    await bar().getByText('1 brand selected').waitFor()
    await page.getByRole('button', { name: `Revoke: everything at ${houseOf(1)}` }).waitFor()
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    expect(await page.getByRole('checkbox').count()).to.equal(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).to.equal('Brands')
  })

  it('fits a phone, with what has the focus above the bar', async () => {
    await begin().click()
    await page.setViewportSize({ width: 320, height: 700 })
    for (const language of ['DE', 'NL', 'EN']) {
      await page.getByRole('button', { name: new RegExp(`^${language} – `) }).click()
      await page.locator(`html[lang=${language.toLowerCase()}]`).waitFor()
      expect(await findStickingOut(page), language).to.deep.equal([])
    }
    for (let presses = 0; presses < 24; presses++) await page.keyboard.press('Tab')
    const [focus, edge] = await page.evaluate(() => [
      document.activeElement?.getBoundingClientRect().bottom ?? 0,
      document.querySelector('section[aria-label="Brands you selected"]')?.getBoundingClientRect().top ?? 0,
    ])
    expect(focus).to.be.at.most(edge as number)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('says before anything is sent what stops at which brand, then tells each brand by itself', async () => {
    await boxOf(1).press(' ')
    await search().fill(houseOf(count))
    await boxOf(count).press(' ')
    await search().fill('')
    await bar().getByText('2 brands selected').waitFor()
    await bar().getByRole('button', { name: 'Revoke …' }).press('Enter')
    const sheet = page.getByRole('dialog', { name: 'Stop these uses?' })
    for (const number of [1, count])
      await sheet.getByRole('heading', { name: `${houseOf(number)} · everything` }).waitFor()
    await sheet.getByText('What this does not do').waitFor()
    await customer.assertAccessible()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await bar().getByText('2 brands selected').waitFor()
    expect(relayed).to.have.length(0)

    await bar().getByRole('button', { name: 'Revoke …' }).press('Enter')
    await sheet.getByRole('button', { name: 'Stop 4 uses' }).press('Enter')
    await bar().waitFor({ state: 'detached' })
    await row(1).getByText('Revoked', { exact: true }).first().waitFor()
    await page.getByText(`${count - 2} brands may use 2 kinds of data`).waitFor()
    const told = relayed.map((body) => (JSON.parse(body) as { brandId: string }).brandId)
    expect(new Set(told).size, 'a request of its own for each brand, and for no other').to.equal(2)
  })

  it('says first of all how many uses end soon, and shows them', async () => {
    const chain = createTestClient({ mode: 'anvil', transport: http(stage.world.chain) })
    await chain.increaseTime({ seconds: 355 * 86_400 })
    await chain.mine({ blocks: 1 })
    await page.getByText(`${2 * (count - 2)} uses end within 14 days.`).waitFor()
    await page.getByRole('button', { name: 'Show them' }).press('Enter')
    expect(await search().inputValue()).to.equal('Ends soon')
    await row(2).waitFor()
    expect(await row(1).count(), 'a brand that is revoked').to.equal(0)
    await customer.assertAccessible()
  })
  it('reads from a node of the customer’s own, and from no other, until they go back', async () => {
    const own = stage.world.chain.replace('127.0.0.1', 'localhost')
    expect(own).not.to.equal(stage.world.chain)
    await page.getByRole('link', { name: 'Settings' }).click()
    const field = page.getByLabel('A node of your own')
    const take = page.getByRole('button', { name: 'Read from this node' })
    await field.fill('ftp://my-node.example')
    await take.click()
    await page.getByText('This is no address of a node the page may ask.').waitFor()
    await field.fill(`${stage.world.service}/nothing-here`)
    await take.click()
    await page.getByRole('alert').waitFor()
    await customer.assertAccessible()

    const asked = new Set<string>()
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.postData()?.includes('jsonrpc'))
        asked.add(new URL(request.url()).origin)
    })
    await field.fill(own)
    await Promise.all([page.waitForEvent('load'), take.click()])
    asked.clear()
    await page.getByRole('definition').filter({ hasText: own }).waitFor()
    await page.getByText(/^Checked at block /).waitFor()
    expect([...asked]).to.deep.equal([own])
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Back to the operator’s node' }).click(),
    ])
    await page.getByRole('definition').filter({ hasText: stage.world.chain }).waitFor()
  })
})
