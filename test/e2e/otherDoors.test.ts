import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveBrandKey, deriveSigner, getLockStates, openRecoveryFile, type Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { createPublicClient, type Hex, http } from 'viem'
import { longestTask } from '../../scripts/bench/app/longestTask.ts'
import type { Everything } from '../helpers/startEverything.ts'
import type { Person } from './person.ts'
import { askToPersonalise as askAt, signAndReturn, waitUntilAllowed } from './shopVisit.ts'
import { setStage } from './stage.ts'
import { openTestWallet, type TestWallet } from './testWallet/openTestWallet.ts'

const passphrase = 'seven quiet herons cross the weir'
const purchases = 'offers.personalised|behaviour.purchases'

const unreadable =
  'This recovery file does not open with this passphrase. Either the passphrase is another one, or the file is damaged or is no recovery file; from here we cannot tell which.'

/** Losing the wallet, having one that never signs the same twice, and having none: one chain, one service, two shops. */
describe('the other doors', function () {
  this.timeout(60_000)
  this.slow(30_000)
  this.bail(true)

  const stage = setStage('other-doors')
  const { newPerson } = stage
  let world: Everything
  let file: string
  /** What the customer with a wallet signed. */
  let receipt: Receipt

  before(() => {
    world = stage.world
    file = join(world.folder, 'consent-recovery.json')
  })

  const walletOf = ({ context }: Person): Promise<TestWallet> =>
    openTestWallet(context, { chain: world.chain, chainId: world.chainId })
  const store = () => world.brands[0] as Everything['brands'][number]
  const row = (page: Page) => page.getByRole('listitem', { name: 'Kaufhaus Nord' })
  const door = (page: Page) => page.getByRole('button', { name: 'Open with a recovery file' })
  const opener = (page: Page) => page.getByRole('button', { name: 'Open', exact: true })

  const askToPersonalise = (page: Page) => askAt(page, { shop: store().url, app: world.app })

  /** Allows the use of purchases; waits until the store has it; returns what was signed. */
  async function allowPurchases({ page, context }: Person): Promise<Receipt> {
    await page.locator('label').filter({ hasText: 'purchase history' }).click()
    await page.getByRole('button', { name: 'Allow selected' }).click()
    const [receipt] = await signAndReturn(page, store().url)
    await waitUntilAllowed(context, store().url, [purchases])
    return receipt as Receipt
  }

  /** The text of what has the focus. */
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

  /** Types the passphrase twice and keeps the file the page hands over. */
  async function makeFile(page: Page, path: string): Promise<void> {
    await page.getByLabel('New passphrase').fill(passphrase)
    await page.getByLabel('The same passphrase once more').fill(passphrase)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the file' }).click(),
    ])
    expect(download.suggestedFilename()).to.equal('consent-recovery.json')
    await download.saveAs(path)
  }

  /** Whom the seed in a recovery file makes of its customer at the store. */
  async function subjectOf(path: string): Promise<string> {
    const seed = await openRecoveryFile({ text: readFileSync(path, 'utf8'), passphrase })
    const { chainId, ledger } = world
    return deriveSigner(deriveBrandKey({ seed, chainId, ledger, brandId: store().brandId as Hex })).subject
  }

  /** Chooses a file and types its passphrase; what follows is for the test to see. */
  async function open(page: Page, path: string, words = passphrase): Promise<void> {
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText('Chosen: ').waitFor()
    await page.getByLabel('Passphrase of the file').fill(words)
    await opener(page).click()
  }

  /** Fails if the browser holds anything of the customer. */
  async function assertNothingKept(page: Page): Promise<void> {
    const kept = await page.evaluate(async () => ({
      names: Object.keys(localStorage).filter((name) => name !== 'consent-ledger.language'),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }))
    expect(kept).to.deep.equal({ names: [], databases: [] })
  }

  describe('a recovery file of a customer with a wallet', () => {
    let listed: string | null
    let second: Person

    it('is made in the settings, closed with a passphrase typed twice', async () => {
      const first = await newPerson()
      const wallet = await walletOf(first)
      const { page } = first
      await askToPersonalise(page)
      await page.getByRole('button', { name: 'Test wallet' }).click()
      receipt = await allowPurchases(first)

      await page.goto(`${world.app}/#/me/settings`)
      await page.getByText('Unlock to make a recovery file.').waitFor()
      await page.getByRole('link', { name: 'My consents' }).first().click()
      await page.getByRole('button', { name: 'Test wallet' }).click()
      await row(page).waitFor()
      listed = await row(page).getByRole('list').first().textContent()
      await page.getByRole('link', { name: 'Settings' }).click()
      await page.getByText('None was made on this device yet.').waitFor()
      await page.getByRole('button', { name: 'Make a recovery file' }).click()

      const download = page.getByRole('button', { name: 'Download the file' })
      await page.getByLabel('New passphrase').fill('too short')
      await page.getByText('Too short: it needs at least 12 characters.').waitFor()
      expect(await download.isDisabled()).to.equal(true)
      await page.getByLabel('New passphrase').fill(passphrase)
      await page.getByLabel('The same passphrase once more').fill(`${passphrase}s`)
      await page.getByText('The two are not the same yet.').waitFor()
      expect(await download.isDisabled()).to.equal(true)
      await first.assertAccessible()

      await makeFile(page, file)
      await page.getByText('The recovery file was made.').waitFor()
      await page.getByText('Last made on this device: ').waitFor()
      await first.assertAccessible()
      const text = readFileSync(file, 'utf8').toLowerCase()
      for (const hint of [...wallet.accounts, receipt.consent.subject, receipt.consent.brandId, store().name]) {
        expect(text).not.to.include(hint.slice(2).toLowerCase())
      }
    })

    it('says the same of a wrong passphrase and of a damaged file, and unlocks nothing', async () => {
      second = await newPerson()
      const { page } = second
      await page.goto(`${world.app}/#/me`)
      await door(page).click()
      await page.getByText('Choose your recovery file first.').waitFor()
      expect(await focused(page)).to.equal('Open with a recovery file')
      await second.assertAccessible()
      await open(page, file, `${passphrase}!`)
      await page.getByRole('alert').getByText(unreadable).waitFor()
      await second.assertAccessible()

      const damaged = join(world.folder, 'damaged.json')
      const text = readFileSync(file, 'utf8')
      writeFileSync(
        damaged,
        text.replace(/("ciphertext": "0x)(.)/, (_, start, digit) => start + (digit === '0' ? 1 : 0)),
      )
      expect(readFileSync(damaged, 'utf8')).not.to.equal(text)
      await open(page, damaged)
      await page.getByRole('button', { name: 'Opening …' }).waitFor({ state: 'detached' })
      await page.getByRole('alert').getByText(unreadable).waitFor()
      await assertNothingKept(page)
    })

    it('opens the same list in a browser that never saw the wallet', async () => {
      const { page } = second
      await page.evaluate(() => {
        const seen = window as never as { fractions: number[] }
        seen.fractions = []
        new MutationObserver(() => {
          const value = document.querySelector<HTMLProgressElement>('form progress[aria-label^="Working out"]')?.value
          if (value !== undefined && value !== seen.fractions.at(-1)) seen.fractions.push(value)
        }).observe(document, { subtree: true, childList: true, attributes: true })
      })
      const thread = page.waitForEvent('worker')
      const { processorMilliseconds } = await longestTask(page, async () => {
        await open(page, file, `${passphrase}?`)
        await page.getByRole('progressbar', { name: 'Working out the key from the passphrase' }).waitFor()
        await opener(page).waitFor()
        await page.waitForTimeout(100)
      })
      await page.getByRole('alert').getByText(unreadable).waitFor()
      // The key takes half a second and more: derived on the page it would be one such task. Nor is there a task that is felt.
      expect(processorMilliseconds).to.be.at.most(50)
      expect((await thread).url()).to.include('recoveryWorker')
      expect(page.workers(), 'the thread ends with its answer').to.deep.equal([])
      const fractions = await page.evaluate(() => (window as never as { fractions: number[] }).fractions)
      expect(fractions).to.have.length.above(10)
      expect(fractions, 'a real percentage only rises').to.deep.equal([...fractions].sort((one, other) => one - other))
      expect(fractions.at(-1)).to.be.at.least(0.9)
      await open(page, file)
      await row(page).waitFor()
      expect(await row(page).getByRole('list').first().textContent()).to.equal(listed)
      expect(await page.evaluate(() => Object.keys(localStorage).join())).not.to.include('steady')
    })

    it('revokes there: nobody can be asked to send it but a wallet, and none is connected', async () => {
      const { page } = second
      await world.control('shops/Kaufhaus Nord', { endpoint: 'off' })
      await world.control('service', { running: false })
      await row(page).getByRole('button', { name: 'Revoke: everything at Kaufhaus Nord' }).click()
      await row(page).getByRole('button', { name: 'Send it yourself' }).click()
      const warning = page.getByRole('dialog', { name: 'Send it yourself?' })
      await warning.getByText('You opened your consents without a wallet, so none is connected.').waitFor()
      expect(await warning.getByRole('button', { name: 'Send from my wallet' }).isDisabled()).to.equal(true)
      await second.assertAccessible()
      await warning.getByRole('button', { name: 'Do not send' }).click()
      await world.control('shops/Kaufhaus Nord', { endpoint: 'answer' })
      await world.control('service', { running: true })
    })

    it('says "Revoked" when the chain does', async () => {
      await row(second.page).getByText('Revoked', { exact: true }).first().waitFor({ timeout: 40_000 })
      const client = createPublicClient({ transport: http(world.chain) })
      const { brandId, brandLock } = receipt.consent
      const [state] = await getLockStates(client, { ledger: world.ledger, brandId, locks: [brandLock] })
      expect(state?.revokedAt).to.be.above(receipt.consent.issuedAt)
      expect(state?.byBrand).to.equal(false)
    })
  })

  describe('a recovery file of a wallet that signs differently each time', () => {
    it('is the only place of a random seed, which unlocks nothing until the file has been opened again', async () => {
      const person = await newPerson()
      const { page } = person
      const wallet = await walletOf(person)
      const own = join(world.folder, 'own.json')
      wallet.behave({ sign: 'signs-differently' })
      await askToPersonalise(page)
      await page.getByRole('button', { name: 'Test wallet' }).click()
      await page.getByRole('alert').getByText('signs the same text differently each time').waitFor()
      await person.assertAccessible()
      await page.getByRole('button', { name: 'Make a recovery file instead' }).click()
      await page.getByText('If you lose the file or forget the passphrase').waitFor()
      await person.assertAccessible()
      await makeFile(page, own)
      await page.getByText('Now check that you have it').waitFor()
      expect(await focused(page)).to.include('Now check that you have it')
      await person.assertAccessible()
      await assertNothingKept(page)

      await open(page, file)
      await page.getByRole('alert').getByText('This is another recovery file.').waitFor()
      expect(await page.getByRole('switch').count()).to.equal(0)
      await assertNothingKept(page)

      await open(page, own)
      await page.getByRole('switch').first().waitFor()
      const { subject } = (await allowPurchases(person)).consent

      await page.goto(`${world.app}/#/me`)
      await door(page).click()
      await open(page, own)
      await row(page).waitFor()
      expect(await subjectOf(own)).to.equal(subject)
      expect(subject).not.to.equal(receipt.consent.subject)
      expect(wallet.asked, 'the wallet is not asked any more').to.deep.equal(['connect', 'sign', 'sign'])
    })
  })

  describe('a tab nobody uses', () => {
    let person: Person
    const wallet = (page: Page) => page.getByRole('button', { name: 'Test wallet' })

    const own = (page: Page) => page.getByRole('navigation', { name: 'Yours' })

    before(async () => {
      person = await newPerson()
      await person.context.clock.install()
      await walletOf(person)
    })

    const lock = (page: Page, minutes: number) =>
      page.getByText(`Locked, because nobody used this page for ${minutes} minutes.`)

    async function unlock(page: Page): Promise<void> {
      await wallet(page).click()
      await own(page).waitFor()
    }

    /** Chooses in the settings, and goes on with something else. */
    async function choose(page: Page, minutes: number): Promise<void> {
      await own(page).getByRole('link', { name: 'Settings' }).click()
      await page
        .locator('label')
        .filter({ hasText: `after ${minutes} minutes without use` })
        .click()
      await own(page).getByRole('link', { name: 'Activity' }).click()
      await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor()
    }

    it('locks itself after 5 minutes, as others do, says why, and goes on where it was', async () => {
      const { page, context } = person
      const tabs = [
        { tab: page, address: `${world.app}/#/me/activity` },
        { tab: await context.newPage(), address: `${world.app}/#/me/review` },
      ]
      for (const { tab, address } of tabs) {
        await tab.goto(address)
        await unlock(tab)
      }
      await choose(page, 5)
      await context.clock.fastForward(4 * 60_000)
      for (const { tab } of tabs) expect(await own(tab).count()).to.equal(1)

      await context.clock.fastForward(61_000)
      for (const { tab, address } of tabs) {
        await lock(tab, 5).waitFor()
        await person.assertAccessible()
        expect(await own(tab).count()).to.equal(0)
        await unlock(tab)
        expect(await lock(tab, 5).count()).to.equal(0)
        expect(tab.url()).to.equal(address)
      }
      await tabs[1]?.tab.close()
    })

    for (const minutes of [15, 60]) {
      it(`locks itself after ${minutes} minutes when that is chosen`, async () => {
        const { page, context } = person
        await choose(page, minutes)
        await context.clock.fastForward((minutes - 1) * 60_000)
        expect(await own(page).count()).to.equal(1)
        await context.clock.fastForward(61_000)
        await lock(page, minutes).waitFor()
        expect(await own(page).count()).to.equal(0)
        await unlock(page)
      })
    }
  })

  describe('a passkey of a customer without a wallet', () => {
    const another = 'passkey-recovery.json'
    let person: Person
    let device: Device
    let subject: string

    const passkeyDoor = (page: Page) => page.getByRole('button', { name: 'Use a passkey, no wallet needed' })
    const use = (page: Page) => page.getByRole('button', { name: 'Use my passkey' })
    const make = (page: Page) => page.getByRole('button', { name: 'Make a new passkey' })
    const notUsed = 'No passkey was used.'

    it('unlocks nothing when the customer does not confirm it', async () => {
      const unwilling = await newPerson()
      const { page } = unwilling
      await giveDevice(page, { isConfirmed: false })
      await page.goto(`${world.app}/#/me`)
      await passkeyDoor(page).click()
      await make(page).click()
      await page.getByRole('alert').getByText(notUsed).waitFor()
      await use(page).click()
      await page.getByRole('alert').getByText(notUsed).waitFor()
      await unwilling.assertAccessible()
      await assertNothingKept(page)
    })

    it('is made, leads to a recovery file, and signs a consent', async () => {
      person = await newPerson()
      const { page } = person
      device = await giveDevice(page)
      await askToPersonalise(page)
      await passkeyDoor(page).click()
      await make(page).waitFor()
      expect(await focused(page)).to.equal('Unlock with a passkey')
      await person.assertAccessible()
      await make(page).click()
      await page.getByText('Your passkey was made.').waitFor()
      expect(await focused(page)).to.include('Your passkey was made.')
      await person.assertAccessible()
      await page.getByRole('button', { name: 'Make a recovery file' }).click()
      await makeFile(page, join(world.folder, another))
      await page.getByText('The recovery file was made.').waitFor()
      await page.getByRole('button', { name: 'Go on to my consents' }).click()
      await page.getByRole('switch').first().waitFor()
      subject = (await allowPurchases(person)).consent.subject

      const kept = await device.credentials()
      expect(kept).to.have.length(1)
      expect(kept[0]?.rpId).to.equal('localhost')
      expect(kept[0]?.userName).to.match(/^My consents, /)
    })

    it('opens the same consents when the page is opened anew, and revokes', async () => {
      const { page } = person
      await page.goto(`${world.app}/#/me`)
      await passkeyDoor(page).click()
      await use(page).click()
      await row(page).getByText('Allowed', { exact: true }).first().waitFor()
      await row(page).getByRole('button', { name: 'Revoke: everything at Kaufhaus Nord' }).click()
      await row(page).getByText('Revoked', { exact: true }).first().waitFor({ timeout: 40_000 })
    })

    it('was lost: the recovery file opens the same consents on another device', async () => {
      const second = await newPerson()
      await giveDevice(second.page)
      await second.page.goto(`${world.app}/#/me`)
      await passkeyDoor(second.page).click()
      await use(second.page).click()
      await second.page.getByRole('alert').getByText(notUsed).waitFor()
      await second.page.getByRole('button', { name: 'Back to the wallets' }).click()
      await door(second.page).click()
      await open(second.page, join(world.folder, another))
      await row(second.page).getByText('Revoked', { exact: true }).first().waitFor()
      expect(await subjectOf(join(world.folder, another))).to.equal(subject)
    })

    it('is refused where the device makes no secrets, with what to do', async () => {
      const third = await newPerson()
      const { page } = third
      await giveDevice(page, { hasSecrets: false })
      await page.goto(`${world.app}/#/me`)
      await passkeyDoor(page).click()
      await make(page).click()
      await page.getByRole('alert').getByText('This passkey cannot be the key to your consents').waitFor()
      await third.assertAccessible()
      await assertNothingKept(page)
    })
  })
})

type Device = {
  readonly credentials: () => Promise<readonly { readonly rpId?: string; readonly userName?: string }[]>
}

/** Gives the page a device that keeps passkeys: Chromium's virtual authenticator. */
async function giveDevice(
  page: Page,
  options: { readonly hasSecrets?: boolean; readonly isConfirmed?: boolean } = {},
): Promise<Device> {
  const { hasSecrets = true, isConfirmed = true } = options
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: hasSecrets,
      isUserVerified: isConfirmed,
      automaticPresenceSimulation: true,
    },
  })
  return {
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  }
}
