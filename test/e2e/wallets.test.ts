import { getLockStates, type Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Suite } from 'mocha'
import type { Browser, Page } from 'playwright-core'
import { createPublicClient, type Hex, http } from 'viem'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { readCatalog } from '../helpers/readCatalog.ts'
import { type Everything, startEverything } from '../helpers/startEverything.ts'
import { findForeignWords } from './findForeignWords.ts'
import { hasPassed, keepEvidence } from './keepEvidence.ts'
import { openPerson, type Person } from './person.ts'
import { readShop } from './shopState.ts'
import { askToPersonalise, signAndReturn, waitUntilAllowed } from './shopVisit.ts'
import type { Mood, Question } from './testWallet/mood.ts'
import { openTestWallet, type TestWallet } from './testWallet/openTestWallet.ts'

const purchases = 'offers.personalised|behaviour.purchases'
const browsing = 'recommend.products|behaviour.browsing'

/** Somebody with a browser profile and a wallet that misbehaves on demand. */
type Owner = Person & { readonly wallet: TestWallet }

/** What the app does when a wallet rejects, keeps silent, lies or changes its mind: one chain, one service, two shops. */
describe('wallets that misbehave', function () {
  this.timeout(60_000)
  this.slow(30_000)

  let world: Everything
  let browser: Browser
  let owner: Owner | undefined

  before(async function () {
    this.timeout(180_000)
    world = await startEverything()
    browser = await launchBrowser()
  })

  const people: Owner[] = []
  const pages = () => people.flatMap(({ context }) => context.pages())

  after(async function () {
    this.timeout(60_000)
    if (!hasPassed(this.test?.parent as Suite)) await keepEvidence('wallets-end', world?.folder, pages())
    await browser?.close()
    await world?.stop({ remove: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') return keepEvidence('wallets', world.folder, pages())
    for (const person of people) person.assertQuiet()
  })

  async function newOwner(options: { readonly announcements?: number; readonly locale?: string } = {}): Promise<Owner> {
    const origins = [world.app, world.chain, world.service, ...world.brands.map(({ url }) => url)]
    const person = await openPerson(browser, { origins, profile: { locale: options.locale ?? 'en-GB' } })
    const wallet = await openTestWallet(person.context, {
      chain: world.chain,
      chainId: world.chainId,
      ...(options.announcements !== undefined && { announcements: options.announcements }),
    })
    const made = { ...person, wallet }
    people.push(made)
    return made
  }

  const panel = (page: Page) => page.locator('section h2', { hasText: 'Unlock with your wallet' })
  const choose = (page: Page) => page.getByRole('button', { name: 'Test wallet' })

  async function unlock({ page }: Owner): Promise<void> {
    await choose(page).click()
    await panel(page).waitFor({ state: 'detached' })
  }

  /** Fails if the page has unlocked, or the browser holds anything of the customer. */
  async function assertLocked(page: Page): Promise<void> {
    await panel(page).waitFor()
    const kept = await page.evaluate(async () => ({
      names: Object.keys(localStorage).filter((name) => name !== 'consent-ledger.language'),
      session: Object.keys(sessionStorage).filter((name) => !name.startsWith('tsr-')),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }))
    expect(kept).to.deep.equal({ names: [], session: [], databases: [] })
  }

  describe('1 · to unlock', () => {
    const leave = async () => {
      people.splice(0)
      await owner?.context.close()
    }
    beforeEach(leave)
    after(leave)

    const cases: readonly {
      readonly title: string
      readonly moods: Partial<Record<Question, Mood>>
      readonly says: string
      readonly asked: readonly Question[]
    }[] = [
      {
        title: 'a wallet that will not say its account',
        moods: { connect: 'rejects' },
        says: 'You declined in your wallet. Nothing was signed and nothing was sent. You can try again at any time.',
        asked: ['connect'],
      },
      {
        title: 'a wallet that will not sign',
        moods: { sign: 'rejects' },
        says: 'You declined in your wallet. Nothing was signed and nothing was sent. You can try again at any time.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that is busy when it is asked for its account',
        moods: { connect: 'busy' },
        says: 'Your wallet still has an earlier question open. Open the wallet, answer it, then try again.',
        asked: ['connect'],
      },
      {
        title: 'a wallet that is busy when it is to sign',
        moods: { sign: 'busy' },
        says: 'Your wallet still has an earlier question open. Open the wallet, answer it, then try again.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that signs differently each time',
        moods: { sign: 'signs-differently' },
        says: 'This wallet signs the same text differently each time, so your keys cannot be derived from it. Nothing was kept.',
        asked: ['connect', 'sign', 'sign'],
      },
      {
        title: 'a wallet that signs with another account than it named',
        moods: { sign: 'signs-with-the-other-account' },
        says: 'The wallet answered with something that is not a signature of this account.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a signature of the wrong length',
        moods: { sign: 'answers-garbage' },
        says: 'The wallet answered with something that is not a signature of this account.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that changes its account between the two signatures',
        moods: { sign: 'changes-account-after' },
        says: 'Your wallet does not show this page the account it asked for: it was changed or locked meanwhile.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that locks itself when it is to sign',
        moods: { sign: 'locks-itself' },
        says: 'Your wallet does not show this page the account it asked for: it was changed or locked meanwhile.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that throws a string when it is asked for its account',
        moods: { connect: 'throws-a-string' },
        says: 'Something went wrong in your wallet: it gave no usable answer. Try again; if it goes wrong again, restart the wallet or use another one.',
        asked: ['connect', 'connect'],
      },
      {
        title: 'a wallet that throws nothing when it is to sign',
        moods: { sign: 'throws-nothing' },
        says: 'Something went wrong in your wallet: it gave no usable answer.',
        asked: ['connect', 'sign'],
      },
      {
        title: 'a wallet that throws an object when it is to sign',
        moods: { sign: 'throws-an-object' },
        says: 'Something went wrong in your wallet: it gave no usable answer.',
        asked: ['connect', 'sign'],
      },
    ]
    for (const { title, moods, says, asked } of cases) {
      it(`says what happened with ${title}, keeps nothing, and lets the same page try again`, async () => {
        owner = await newOwner()
        const { page, wallet } = owner
        await page.goto(`${world.app}/#/me`)
        wallet.behave(moods)
        await choose(page).click()
        await page.getByRole('alert').getByText(says).waitFor()
        expect(wallet.asked).to.deep.equal(asked)
        await assertLocked(page)
        wallet.behave()
        wallet.unlock()
        await unlock(owner)
        await page.getByRole('heading', { name: 'My consents' }).waitFor()
      })
    }

    it('says that a locked wallet shows no account', async () => {
      owner = await newOwner()
      const { page, wallet } = owner
      await page.goto(`${world.app}/#/me`)
      wallet.behave({ sign: 'locks-itself' })
      await choose(page).click()
      await page.getByRole('alert').waitFor()
      wallet.behave()
      await choose(page).click()
      await page
        .getByText('Your wallet shows this page no account. Perhaps it is locked: open it, unlock it there')
        .waitFor()
      await assertLocked(page)
      wallet.unlock()
      await unlock(owner)
    })

    for (const question of ['connect', 'sign'] as const) {
      it(`offers a way out of a wallet that keeps silent when asked to ${question}, and its late answer does nothing`, async () => {
        owner = await newOwner()
        const { page, wallet } = owner
        await page.clock.install()
        await page.goto(`${world.app}/#/me`)
        wallet.behave({ [question]: 'silent' })
        await choose(page).click()
        await page.getByRole('button', { name: 'Stop waiting' }).waitFor()
        expect(await page.getByText('Your wallet has not answered yet.').count()).to.equal(0)
        await page.clock.fastForward(13_000)
        await page.getByText('Your wallet has not answered yet.').waitFor()
        await page.getByRole('button', { name: 'Stop waiting' }).click()
        await choose(page).waitFor()
        const before = [...wallet.asked]
        await wallet.answerLate()
        await page.waitForTimeout(500)
        expect(wallet.asked).to.deep.equal(before)
        await assertLocked(page)
        wallet.behave()
        await unlock(owner)
      })
    }

    it('shows a wallet once that announces itself twice', async () => {
      owner = await newOwner({ announcements: 2 })
      const { page } = owner
      await page.goto(`${world.app}/#/me`)
      await choose(page).waitFor()
      expect(await choose(page).count()).to.equal(1)
      await unlock(owner)
    })
  })

  const rpc = (method: string, params: readonly unknown[]) =>
    client().request({ method, params } as never) as Promise<unknown>
  const client = () => createPublicClient({ transport: http(world.chain) })
  const store = () => world.brands[0] as Everything['brands'][number]
  const pharmacy = () => world.brands[1] as Everything['brands'][number]

  /** The customer of the following parts, with a consent to two uses at the store. */
  let customer: Owner
  let receipt: Receipt
  let page: Page

  describe('2 · on the consent screen', function () {
    this.bail(true)
    let address: string

    before(async () => {
      customer = await newOwner()
      page = customer.page
      await page.clock.install()
      await askToPersonalise(page, { shop: store().url, app: world.app })
      await panel(page).waitFor()
      address = page.url()
    })

    async function comeBack(): Promise<void> {
      await page.close()
      page = await customer.context.newPage()
      await page.clock.install()
      await page.goto(address)
      await panel(page).waitFor()
    }

    const isAnySwitchOn = () =>
      page.getByRole('switch').evaluateAll((all) => all.some((one) => (one as HTMLInputElement).checked))

    it('says that the wallet declined, and keeps the question', async () => {
      customer.wallet.behave({ sign: 'rejects' })
      await choose(page).click()
      await page.getByRole('alert').getByText('You declined in your wallet.').waitFor()
      await page.getByText('kaufhaus-nord.localhost, checked with the chain').waitFor()
      await assertLocked(page)
    })

    it('keeps nothing when the window is closed while the wallet is silent, whatever the wallet says later', async () => {
      customer.wallet.behave({ sign: 'silent' })
      await choose(page).click()
      await page.getByRole('button', { name: 'Stop waiting' }).waitFor()
      await page.clock.fastForward(13_000)
      await page.getByText('Your wallet has not answered yet.').waitFor()
      await comeBack()
      const before = customer.wallet.asked.length
      await customer.wallet.answerLate()
      await page.waitForTimeout(500)
      expect(customer.wallet.asked).to.have.length(before)
      await assertLocked(page)
    })

    it('takes the answer of a wallet that was found late, as long as somebody waits for it', async () => {
      await choose(page).click()
      await page.getByRole('button', { name: 'Stop waiting' }).waitFor()
      await page.clock.fastForward(13_000)
      await page.getByText('Your wallet has not answered yet.').waitFor()
      customer.wallet.behave()
      await customer.wallet.answerLate()
      await panel(page).waitFor({ state: 'detached' })
      await page.getByRole('switch').first().waitFor()
    })

    it('signs nothing when the window is closed before the last press, and shows all uses off again', async () => {
      for (const use of ['purchase history', 'browsing behaviour']) {
        await page.locator('label').filter({ hasText: use }).click()
      }
      await page.getByRole('button', { name: 'Allow selected' }).click()
      await page.locator('[data-statement]').waitFor()
      await comeBack()
      await unlock({ ...customer, page })
      await page.getByRole('switch').first().waitFor()
      expect(await isAnySwitchOn()).to.equal(false)
      expect([...(await readShop(customer.context, store().url)).uses.values()]).to.deep.equal([
        false,
        false,
        false,
        false,
      ])
    })

    it('can then be allowed as if nothing had been', async () => {
      for (const use of ['purchase history', 'browsing behaviour']) {
        await page.locator('label').filter({ hasText: use }).click()
      }
      await page.getByRole('button', { name: 'Allow selected' }).click()
      await page.locator('[data-statement]').waitFor()
      const receipts = await signAndReturn(page, store().url)
      expect(receipts).to.have.length(1)
      receipt = receipts[0] as Receipt
      await waitUntilAllowed(customer.context, store().url, [purchases, browsing])
    })
  })

  describe('3 · to send a revocation, with the shop and the service off', function () {
    this.bail(true)
    const row = () => page.getByRole('listitem', { name: 'Kaufhaus Nord' })
    const noTransaction =
      'No transaction came from your wallet: you declined, or the wallet did. Kaufhaus Nord and the relay are still being asked.'
    const sent = 'Your wallet has sent it. It is waiting for a block.'

    before(async () => {
      await world.control('shops/Kaufhaus Nord', { endpoint: 'off' })
      await world.control('service', { running: false })
      await page.goto(`${world.app}/#/me`)
      await unlock({ ...customer, page })
      await revokeUse('purchase history for personalised offers')
    })

    after(async () => {
      await rpc('evm_setIntervalMining', [2])
      await world.control('shops/Kaufhaus Nord', { endpoint: 'answer' })
      await world.control('service', { running: true })
    })

    async function revokeUse(words: string): Promise<void> {
      await page.getByRole('tab', { name: 'Data' }).click()
      await page.getByRole('button', { name: `Revoke: ${words} at Kaufhaus Nord`, exact: true }).click()
      await page.getByRole('tab', { name: 'Brands' }).click()
      await row().getByText('Neither Kaufhaus Nord nor the relay has taken it. It is not revoked yet.').waitFor()
    }

    /** Sends it, and waits until the wallet has been asked: what is asked is shown a moment before. */
    async function sendIt(): Promise<void> {
      const before = customer.wallet.asked.length
      await row().getByRole('button', { name: 'Send it yourself' }).click()
      await page.getByRole('button', { name: 'Send from my wallet' }).click()
      for (const end = Date.now() + 10_000; customer.wallet.asked.length === before; ) {
        if (Date.now() > end) throw new Error('the wallet was not asked')
        await page.waitForTimeout(50)
      }
    }

    /** The wallet is asked these questions, the last of all so far. */
    async function assertAsks(...questions: readonly Question[]): Promise<void> {
      const last = () => customer.wallet.asked.slice(-questions.length)
      for (const end = Date.now() + 10_000; Date.now() < end && last().join() !== questions.join(); ) {
        await page.waitForTimeout(50)
      }
      expect(last()).to.deep.equal(questions)
    }

    async function revokedAt(use: string): Promise<number> {
      const lock = receipt.consent.uses.find((one) => `${one.purpose}|${one.category}` === use)?.lock as Hex
      const [state] = await getLockStates(client(), { ledger: world.ledger, brandId: store().brandId, locks: [lock] })
      return state?.revokedAt ?? 0
    }

    /** Fails if the page says "Revoked", or the chain does. */
    async function assertNotRevoked(): Promise<void> {
      expect(await page.getByText('Revoked', { exact: true }).count()).to.equal(0)
      expect(await page.getByText('The chain shows it as revoked').count()).to.equal(0)
      expect(await revokedAt(purchases)).to.equal(0)
    }

    /** The state stands on the row and under "Activity", and is not "Revoked". */
    async function assertSays(words: string, wallet: string): Promise<void> {
      await row().getByText(words).waitFor()
      await row().getByRole('button', { name: 'Revoke: everything at Kaufhaus Nord' }).waitFor()
      await assertNotRevoked()
      await page.getByRole('link', { name: 'Activity' }).click()
      const item = page.getByRole('listitem', { name: /^Revoke at Kaufhaus Nord: purchase history/ })
      await item.getByText(words).waitFor()
      await item.getByText(`Your wallet: ${wallet}`).waitFor()
      await item.getByText('0 of 1 lock spent on the chain').waitFor()
      await assertNotRevoked()
      await page.getByRole('link', { name: 'My consents' }).click()
      await row().getByText(words).waitFor()
    }

    async function reload(): Promise<void> {
      await page.reload()
      await unlock({ ...customer, page })
      await row().waitFor()
    }

    /** Waits until the app has seen the transaction in the node's pool, which no block takes from there meanwhile. */
    async function sendAndHold(): Promise<void> {
      await rpc('evm_setIntervalMining', [0])
      const looked = page.waitForResponse((response) =>
        Boolean(response.request().postData()?.includes('eth_getTransactionByHash')),
      )
      await sendIt()
      await row().getByText(sent).waitFor()
      await looked
      await page.waitForTimeout(300)
    }
    const goOn = () => rpc('evm_setIntervalMining', [2])

    const failures: readonly { readonly title: string; readonly mood: Mood; readonly error?: string }[] = [
      { title: 'declines', mood: 'rejects' },
      {
        title: 'is busy',
        mood: 'busy',
        error: 'Your wallet still has an earlier question open. Open the wallet, answer it, then try again.',
      },
      {
        title: 'throws a string',
        mood: 'throws-a-string',
        error: 'Something went wrong in your wallet: it gave no usable answer.',
      },
      {
        title: 'throws nothing',
        mood: 'throws-nothing',
        error: 'Something went wrong in your wallet: it gave no usable answer.',
      },
      {
        title: 'gives something else than a hash',
        mood: 'answers-garbage',
        error: 'Something went wrong in your wallet: it gave no usable answer.',
      },
    ]
    for (const { title, mood, error } of failures) {
      it(`nothing was sent when the wallet ${title}`, async () => {
        customer.wallet.behave({ send: mood })
        await sendIt()
        if (error === undefined) expect(await row().getByRole('alert').count()).to.equal(0)
        else await row().getByRole('alert').getByText(error).waitFor()
        await assertSays(noTransaction, 'sent nothing')
      })
    }

    it('still reads what it kept after all that', async () => {
      await reload()
      await assertSays(noTransaction, 'sent nothing')
    })

    it('names the network a wallet must be set to, whether the wallet refuses to change or only says it did', async () => {
      await customer.wallet.selectChain(4242)
      for (const mood of ['rejects', 'lies'] as const) {
        customer.wallet.behave({ 'switch-chain': mood })
        await sendIt()
        await row()
          .getByText(
            `Your wallet is set to another network and did not change to the one needed, number ${world.chainId}. Nothing was sent. Choose that network in your wallet, then send again.`,
          )
          .waitFor()
        expect(customer.wallet.asked.at(-1)).to.equal('switch-chain')
      }
      await assertSays(noTransaction, 'sent nothing')
      customer.wallet.behave({ send: 'rejects' })
      await sendIt()
      await assertAsks('switch-chain', 'send')
    })

    it('says that the account changed, and before the next time which account would send', async () => {
      const [mine, other] = customer.wallet.accounts
      customer.wallet.behave({ send: 'changes-account-instead' })
      await sendIt()
      await row()
        .getByText('Your wallet does not show this page the account it asked for: it was changed or locked')
        .waitFor()
      await assertSays(noTransaction, 'sent nothing')
      await row().getByRole('button', { name: 'Send it yourself' }).click()
      const warning = page.getByRole('dialog', { name: 'Send it yourself?' })
      await warning.getByText(`This account would send it: ${other}`).waitFor()
      await warning.getByRole('button', { name: 'Do not send' }).click()
      await customer.wallet.selectAccount(0)
      await row().getByRole('button', { name: 'Send it yourself' }).click()
      await warning.waitFor()
      expect(await warning.getByText('This account would send it').count()).to.equal(0)
      expect(await warning.getByText(mine).count()).to.equal(0)
      await warning.getByRole('button', { name: 'Do not send' }).click()
    })

    it('asks a wallet that locked itself for its account again', async () => {
      customer.wallet.behave({ send: 'locks-itself' })
      await sendIt()
      await row().getByRole('alert').waitFor()
      customer.wallet.behave()
      await sendIt()
      await row().getByText('Your wallet shows this page no account. Perhaps it is locked').waitFor()
      await assertSays(noTransaction, 'sent nothing')
      customer.wallet.unlock()
      customer.wallet.behave({ send: 'rejects' })
      await sendIt()
      await assertAsks('connect', 'send')
    })

    it('says when the wallet keeps silent, leaves both ways open, and is honest about it after a reload', async () => {
      customer.wallet.behave({ send: 'silent' })
      await sendIt()
      await row().getByText('Please answer in your wallet.').waitFor()
      await page.clock.fastForward(13_000)
      await row().getByText('Your wallet has not answered yet.').waitFor()
      await assertSays('Please answer in your wallet.', 'asked, no answer yet')
      customer.wallet.behave({ send: 'busy' })
      await sendIt()
      await row().getByText('Your wallet still has an earlier question open.').waitFor()
      await row().getByText('Please answer in your wallet.').waitFor()
      await row().getByRole('button', { name: 'Try again' }).waitFor()
      await reload()
      await assertSays('Your wallet was asked, but this page cannot know its answer any more.', 'asked, no answer yet')
      customer.wallet.forget()
    })

    it('follows a transaction that the wallet never sent, over a reload, until it says so', async () => {
      customer.wallet.behave({ send: 'sends-nothing' })
      await sendIt()
      await assertSays(sent, 'sent, waits for a block')
      await reload()
      await row().getByText(sent).waitFor()
      const unknown =
        'The network does not know the transaction: it was dropped, or never sent. It revoked nothing; Kaufhaus Nord and the relay are still being asked.'
      for (const end = Date.now() + 20_000; Date.now() < end && !(await row().getByText(unknown).isVisible()); ) {
        await page.waitForTimeout(1_000)
        await rpc('anvil_mine', ['0x7'])
      }
      await assertSays(unknown, 'not known to the network')
    })

    it('says when the chain refused the transaction', async () => {
      customer.wallet.behave({ send: 'sends-what-fails' })
      await sendIt()
      await assertSays(
        'The chain refused the transaction. It revoked nothing; Kaufhaus Nord and the relay are still being asked.',
        'refused by the chain',
      )
      const { status } = await client().getTransactionReceipt({ hash: customer.wallet.lastHash as Hex })
      expect(status).to.equal('reverted')
    })

    it('says when the transaction was cancelled in the wallet, also after a reload', async () => {
      customer.wallet.behave()
      await sendAndHold()
      await customer.wallet.replaceLast('cancel')
      await goOn()
      const cancelled =
        'The transaction was cancelled in your wallet. It revoked nothing; Kaufhaus Nord and the relay are still being asked.'
      await assertSays(cancelled, 'cancelled')
      await reload()
      await assertSays(cancelled, 'cancelled')
    })

    it('follows a transaction that was sped up to the block, and says "Revoked" only then', async () => {
      await sendAndHold()
      const faster = await customer.wallet.replaceLast('speed-up')
      await assertSays(sent, 'sent, waits for a block')
      await goOn()
      await row().getByText('The chain shows it as revoked since').waitFor()
      expect(await revokedAt(purchases)).to.be.greaterThan(0)
      await page.getByRole('link', { name: 'Activity' }).click()
      const item = page.getByRole('listitem', { name: /^Revoke at Kaufhaus Nord: purchase history/ })
      await item.getByText('Revoked', { exact: true }).waitFor()
      await item.getByText('1 of 1 lock spent on the chain').waitFor()
      await item.locator(`code[title="${faster}"]`).waitFor()
      await page.getByRole('link', { name: 'My consents' }).click()
    })

    it('shows what the wallet sent after the page was gone, once the chain shows it', async () => {
      await revokeUse('browsing behaviour for product recommendations')
      customer.wallet.behave({ send: 'silent' })
      await sendIt()
      await row().getByText('Please answer in your wallet.').waitFor()
      await reload()
      await row().getByText('Your wallet was asked, but this page cannot know its answer any more.').waitFor()
      expect(await revokedAt(browsing)).to.equal(0)
      customer.wallet.behave()
      await customer.wallet.answerLate()
      await page.getByRole('link', { name: 'Activity' }).click()
      const item = page.getByRole('listitem', { name: /^Revoke at Kaufhaus Nord: browsing behaviour/ })
      await item.getByText('The chain shows it as revoked since').waitFor()
      expect(await revokedAt(browsing)).to.be.greaterThan(0)
      expect(await item.getByText('Your wallet was asked').count()).to.equal(0)
      await item.getByText('Your wallet: its answer did not reach this page').waitFor()
    })
  })

  describe('4 · wholly in Dutch', function () {
    this.bail(true)
    let dutch: Record<string, string>
    let person: Owner
    const word = (id: string): string => {
      const text = dutch[id]
      if (text === undefined) throw new Error(`no Dutch word ${id}`)
      return text
    }
    const assertDutch = async () => {
      expect(await person.page.locator('html').getAttribute('lang')).to.equal('nl')
      expect(await findForeignWords(person.page, 'nl'), person.page.url()).to.deep.equal([])
    }
    const inDutch = (title: string) => person.page.locator('section h2', { hasText: title })

    before(async () => {
      dutch = await readCatalog('nl')
      person = await newOwner({ locale: 'nl-NL' })
      await person.page.clock.install()
    })

    it('asks, with a wallet that declines and then keeps silent', async () => {
      const { page, wallet } = person
      await askToPersonalise(page, { shop: pharmacy().url, app: world.app })
      await inDutch(word('unlock.title')).waitFor()
      expect(await findForeignWords(page, 'en'), 'Dutch words are found').not.to.deep.equal([])
      await page.getByText(word('unlock.what')).click()
      await assertDutch()
      wallet.behave({ connect: 'rejects' })
      await choose(page).click()
      await page.getByRole('alert').getByText(word('ui.error.walletRejected')).waitFor()
      await assertDutch()
      wallet.behave({ sign: 'silent' })
      await choose(page).click()
      await page.getByText(word('unlock.signing')).waitFor()
      await page.clock.fastForward(13_000)
      await page.getByText(word('unlock.silent')).waitFor()
      await assertDutch()
      wallet.behave()
      await wallet.answerLate()
      await inDutch(word('unlock.title')).waitFor({ state: 'detached' })
    })

    it('takes a consent, each special use on a step of its own', async () => {
      const { page } = person
      for (const step of [1, 2, 3, 4]) {
        await page.getByText(`Stap ${step} van 4`).waitFor()
        await assertDutch()
        const answer = step === 1 ? 'request.specialYes' : 'request.specialNo'
        await page.getByRole('button', { name: word(answer), exact: true }).click()
      }
      await page.locator('[data-statement][lang=nl]').waitFor()
      await assertDutch()
      const receipts = await signAndReturn(page, pharmacy().url, word('request.sign'))
      expect(receipts.map(({ consent }) => consent.locale)).to.deep.equal(['nl'])
      const uses = (receipts[0] as Receipt).consent.uses.map(({ purpose, category }) => `${purpose}|${category}`)
      await waitUntilAllowed(person.context, pharmacy().url, uses)
    })

    it('shows it as recorded, and revokes it', async () => {
      const { page } = person
      await page.goto(`${world.app}/#/me`)
      await choose(page).click()
      await page.getByRole('link', { name: 'Hafen-Apotheke' }).waitFor()
      await assertDutch()
      for (const tab of ['consents.data', 'consents.purposes'] as const) {
        await page.getByRole('tab', { name: word(tab) }).click()
        await page.getByRole('tab', { name: word(tab), selected: true }).waitFor()
        await assertDutch()
      }
      await page.getByRole('tab', { name: word('consents.brandsTab') }).click()
      await page.getByRole('link', { name: 'Hafen-Apotheke' }).click()
      const receiptLink = page.getByRole('link', { name: word('consents.receipt') }).first()
      await receiptLink.waitFor()
      await assertDutch()
      await receiptLink.click()
      await page.getByText(word('receipts.proof.good')).waitFor()
      await assertDutch()
      await page.goBack()
      await page.getByRole('button', { name: word('consents.detail.revokeAll') }).click()
      await page
        .getByText(word('revocations.progress.confirmed').split('{')[0] as string)
        .first()
        .waitFor()
      await page.getByText(word('ui.status.revoked'), { exact: true }).first().waitFor()
      await assertDutch()
      for (const to of ['activity', 'settings']) {
        await page.evaluate((path) => location.assign(path), `#/me/${to}`)
        await page.getByRole('heading', { level: 1, name: word(`app.${to}`) }).waitFor()
        await assertDutch()
      }
    })
  })
})
