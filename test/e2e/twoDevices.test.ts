import { expect } from 'chai'
import type { Page, Response } from 'playwright-core'
import type { Person } from './person.ts'
import { watchUntilDenied } from './shopState.ts'
import { askToPersonalise, openSession, signAndReturn, waitUntilAllowed } from './shopVisit.ts'
import { setStage } from './stage.ts'
import { openTestWallet, type TestWallet } from './testWallet/openTestWallet.ts'

const purchases = 'offers.personalised|behaviour.purchases'
const favourites = 'offers.personalised|preference.stated'
const browsing = 'recommend.products|behaviour.browsing'

/** One of two browsers of one customer. */
type Device = Person & {
  /** What the vault answered each time this device wrote to it, in order. */
  readonly writes: number[]
}

/** One customer, one wallet, two browsers: what each writes into the vault reaches the other, also when both write at once. */
describe('two devices and one vault', function () {
  this.timeout(60_000)
  this.slow(20_000)
  this.bail(true)

  const stage = setStage('two-devices')
  let store: string
  let wallet: TestWallet
  let first: Device
  let second: Device

  before(async () => {
    store = stage.world.brands[0]?.url as string
    first = await newDevice()
    second = await newDevice()
  })

  async function newDevice(): Promise<Device> {
    const person = await stage.newPerson()
    const { chain, chainId, service } = stage.world
    wallet = await openTestWallet(person.context, { chain, chainId, ...(wallet && { like: wallet }) })
    const writes: number[] = []
    person.context.on('response', (response) => {
      const isWrite = response.request().method() === 'PUT' && response.url().startsWith(`${service}/vaults/`)
      if (isWrite) writes.push(response.status())
    })
    await openSession(person.page, store, 'demo-1')
    return { ...person, writes }
  }

  async function unlock(page: Page): Promise<void> {
    const panel = page.locator('section h2', { hasText: 'Unlock with your wallet' })
    await page.getByRole('button', { name: 'Test wallet' }).click()
    await panel.waitFor({ state: 'detached' })
  }

  /** Goes from the store to the consent screen and unlocks. */
  async function ask({ page }: Device): Promise<void> {
    await askToPersonalise(page, { shop: store, app: stage.world.app }, 'demo-1')
    await unlock(page)
    await page.getByRole('switch').first().waitFor()
  }

  async function choose({ page }: Device, words: string): Promise<void> {
    await page.locator('label').filter({ hasText: words }).click()
    await page.getByRole('button', { name: 'Allow selected' }).click()
    await page.locator('[data-statement]').waitFor()
  }

  async function openList({ page }: Device): Promise<void> {
    await page.goto(`${stage.world.app}/#/me`)
    await unlock(page)
    await page.getByRole('tab', { name: 'Data', exact: true }).click()
  }

  const revoke = (page: Page, use: string) =>
    page.getByRole('button', { name: new RegExp(`^Revoke: ${use} for .* at Kaufhaus Nord`, 'i') })

  /** What the browser does when its network is back: the app then reads the backup again. */
  async function comeOnline({ page }: Device): Promise<void> {
    const address = `${stage.world.service}/vaults/`
    const isRead = (response: Response) =>
      response.url().startsWith(address) && response.request().method() === 'GET' && response.ok()
    await Promise.all([page.waitForResponse(isRead), page.evaluate(() => window.dispatchEvent(new Event('online')))])
  }

  /** Holds what the device writes into the vault until it is let go. */
  async function holdWrites({ context }: Device): Promise<{ readonly isHeld: Promise<void>; letGo(): void }> {
    const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>()
    const { promise: isFree, resolve: letGo } = Promise.withResolvers<void>()
    await context.route(`${stage.world.service}/vaults/**`, async (route) => {
      if (route.request().method() === 'PUT') {
        hold()
        await isFree
      }
      await route.continue().catch(() => {}) // A page that was left meanwhile takes its request with it.
    })
    return { isHeld, letGo }
  }

  /** Unlocks in a browser that holds nothing while the backup cannot be read: no page may say that there is nothing. */
  async function assertNothingClaimed(): Promise<void> {
    const { chain, chainId, app } = stage.world
    const empty = await stage.newPerson()
    await openTestWallet(empty.context, { chain, chainId, like: wallet })
    const { page } = empty
    await page.goto(`${app}/#/me/review`)
    await unlock(page)
    await page.getByText('The backup service does not answer.').waitFor()
    await page.getByText('There is nothing on this device, and your backup could not be read.').waitFor()
    for (const claim of ['No brand may use any of your data.', 'There is nothing to stop.'])
      expect(await page.getByText(claim).count(), claim).to.equal(0)
    await empty.assertAccessible()
    await page.getByRole('link', { name: 'Activity' }).click()
    await page.getByText('On this device you have revoked nothing yet.').waitFor()
    for (const claim of ['You have revoked nothing yet.', 'Nothing is under way.'])
      expect(await page.getByText(claim, { exact: true }).count(), claim).to.equal(0)
    await empty.context.close()
  }

  it('keeps both consents when both sign at once, also with the shop unable to help', async () => {
    await Promise.all([ask(first), ask(second)])
    await choose(first, 'purchase history')
    await choose(second, 'browsing behaviour')
    const held = [await holdWrites(first), await holdWrites(second)]
    const signing = [signAndReturn(first.page, store), signAndReturn(second.page, store)]
    await Promise.all(held.map(({ isHeld }) => isHeld))
    for (const { letGo } of held) letGo()
    await Promise.all(signing)
    for (const { context } of [first, second]) await context.unrouteAll()

    await stage.world.control('shops/Kaufhaus Nord', { endpoint: 'off' })
    // What one of the two could not write before its page was left goes into the backup as soon as it is unlocked again.
    for (const device of [second, first]) await openList(device)
    for (const { page } of [second, first]) {
      for (const use of ['purchase history', 'browsing behaviour']) await revoke(page, use).waitFor()
    }
    await stage.world.control('shops/Kaufhaus Nord', { endpoint: 'answer' })
  })

  it('revokes nothing on one device because it was allowed on the other meanwhile', async () => {
    await ask(second)
    await ask(first)
    await choose(first, 'preferences I stated')
    await signAndReturn(first.page, store)
    await waitUntilAllowed(first.context, store, [favourites])

    const { page } = second
    await comeOnline(second)
    await page.waitForTimeout(1_500)
    await choose(second, 'e-mail address')
    expect(await page.getByText('This also revokes').count()).to.equal(0)
    await signAndReturn(page, store)
    await waitUntilAllowed(second.context, store, [purchases, browsing, favourites])
  })

  it('keeps both revocations when the second is written too late: it reads, joins and writes again', async () => {
    for (const device of [first, second]) await openList(device)
    for (const { page } of [first, second]) await revoke(page, 'preferences I stated').waitFor()
    first.writes.splice(0)
    second.writes.splice(0)
    const late = await holdWrites(second)
    await revoke(second.page, 'browsing behaviour').click()
    await late.isHeld
    const written = first.page.waitForResponse((response) => response.request().method() === 'PUT')
    await revoke(first.page, 'purchase history').click()
    await written
    late.letGo()
    await watchUntilDenied(first.context, store, [purchases, browsing])
    for (const { page } of [first, second]) {
      for (const use of ['purchase history', 'browsing behaviour']) {
        await revoke(page, use).waitFor({ state: 'detached' })
      }
    }
    expect(second.writes).to.include(409)

    // What was pressed on the one is told on the other, and comes from nowhere but the vault.
    for (const device of [first, second]) {
      await comeOnline(device)
      await device.page.getByRole('link', { name: 'Activity' }).click()
      for (const use of ['purchase history', 'browsing behaviour']) {
        await device.page
          .getByRole('listitem')
          .filter({ hasText: new RegExp(use, 'i') })
          .filter({ hasText: 'Revoked' })
          .first()
          .waitFor()
      }
    }
  })

  it('says when the backup cannot be written, what that means, and joins both when it can', async () => {
    await second.context.unrouteAll()
    await first.page.getByRole('link', { name: 'My consents' }).click()
    await first.page.getByRole('tab', { name: 'Data', exact: true }).click()
    await stage.world.control('service', { running: false })
    await revoke(first.page, 'preferences I stated').click()
    const off = first.page.getByText('The backup service does not answer.')
    await off.waitFor()
    await first.page.getByText('What you see is what this device holds; there may be more in your backup.').waitFor()
    await first.assertAccessible()
    await watchUntilDenied(first.context, store, [favourites])

    await assertNothingClaimed()
    await stage.world.control('service', { running: true })
    await first.page.getByRole('button', { name: 'Read the backup again' }).click()
    await off.waitFor({ state: 'detached' })
    await comeOnline(second)
    await second.page
      .getByRole('listitem')
      .filter({ hasText: /preferences I stated/i })
      .filter({ hasText: 'Revoked' })
      .first()
      .waitFor()
  })
})
