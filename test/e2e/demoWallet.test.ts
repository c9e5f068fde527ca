import {
  consentLedgerAbi,
  type Deployment,
  deriveVault,
  getLockStates,
  lockOf,
  registerBrand,
  revokeCall,
  seedFromSignature,
  unlockText,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import {
  type Address,
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  numberToHex,
  parseEther,
  recoverMessageAddress,
  recoverTypedDataAddress,
  stringToHex,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { appHeaders } from '../../frontend/headers.ts'
import { deployLedger, developmentKey } from '../helpers/deployLedger.ts'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'
import { violationsOf } from '../helpers/violationsOf.ts'
import { serveWalletPage, type WalletPage } from './demoWallet/serveWalletPage.ts'

type Answer = { readonly result?: unknown; readonly error?: { code: number; message: string; data?: unknown } }
type Announced = { info: Record<string, string>; provider: { request(request: unknown): Promise<unknown> } }

const key = generatePrivateKey()
const account = privateKeyToAccount(key)
const stranger = privateKeyToAccount(generatePrivateKey()).address
const text = unlockText({ host: 'localhost', address: account.address })

describe('demo wallet', function () {
  this.timeout(60_000)

  let anvil: Anvil
  let deployment: Deployment
  let site: WalletPage
  let browser: Browser
  const pages: Page[] = []

  before(async () => {
    anvil = await startAnvil()
    deployment = await deployLedger({ rpcUrl: anvil.url })
    await anvil.rpc('anvil_setBalance', [account.address, numberToHex(parseEther('10'))])
    site = await serveWalletPage({ deployment, chainUrl: anvil.url, walletKey: key })
    browser = await launchBrowser()
  })

  after(async () => {
    await browser?.close()
    await site?.close()
    await anvil?.stop()
  })

  /** After each test: the page's policy was never broken. */
  afterEach(async () => {
    for (const page of pages.splice(0)) {
      const violations = await page.evaluate(() => (window as never as { violations: string[] }).violations)
      await page.context().close()
      expect(violations).to.deep.equal([])
    }
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options })
    const page = await context.newPage()
    pages.push(page)
    await page.goto(site.url)
    await page.waitForFunction(() => (window as never as { announced: unknown[] }).announced.length > 0)
    return page
  }

  /** One request to the wallet; errors arrive as a page would see them. */
  function ask(page: Page, method: string, params?: unknown): Promise<Answer> {
    return page.evaluate(
      async (request) => {
        const [{ provider }] = (window as never as { announced: [Announced] }).announced
        try {
          return { result: await provider.request(request) }
        } catch (error) {
          const { code, message, data } = error as { code: number; message: string; data?: unknown }
          return { error: { code, message, data } }
        }
      },
      { method, params },
    )
  }

  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Demo wallet' })
  const approve = (page: Page) => dialogOf(page).getByRole('button', { name: 'Approve', exact: true }).click()
  const reject = (page: Page) => dialogOf(page).getByRole('button', { name: 'Reject', exact: true }).click()

  async function approved(page: Page, method: string, params?: unknown): Promise<unknown> {
    const answer = ask(page, method, params)
    await approve(page)
    const { result, error } = await answer
    expect(error).to.equal(undefined)
    return result
  }

  async function connected(options?: BrowserContextOptions): Promise<Page> {
    const page = await open(options)
    expect(await approved(page, 'eth_requestAccounts')).to.deep.equal([account.address])
    return page
  }

  async function codeOf(answer: Promise<Answer>): Promise<number | undefined> {
    return (await answer).error?.code
  }

  describe('announcing', () => {
    it('announces itself to a page whose script ran first, under the real headers', async () => {
      const page = await open()
      const response = await page.reload()
      expect(response?.headers()).to.include({
        'content-security-policy': appHeaders({ local: true })['Content-Security-Policy'],
      })
      const info = await page.evaluate(() => (window as never as { announced: Announced[] }).announced[0]?.info)

      expect(info).to.have.all.keys('uuid', 'name', 'icon', 'rdns')
      expect(info).to.include({ name: 'Demo wallet', rdns: 'localhost.demo-wallet' })
      expect(info?.icon).to.match(/^data:image\/svg\+xml,/)
      expect(info?.uuid).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    })

    it('announces itself again to a page that asks later, as the same wallet and frozen', async () => {
      const page = await open()
      const facts = await page.evaluate(() => {
        const { announced } = window as never as { announced: Announced[] }
        const before = announced.length
        window.dispatchEvent(new Event('eip6963:requestProvider'))
        const [first, last] = [announced[0], announced.at(-1)]
        return {
          more: announced.length - before,
          same: first?.provider === last?.provider && first?.info.uuid === last?.info.uuid,
          frozen: Object.isFrozen(last) && Object.isFrozen(last?.info) && Object.isFrozen(last?.provider),
        }
      })
      expect(facts).to.deep.equal({ more: 1, same: true, frozen: true })
    })

    it('has another identifier on each page load', async () => {
      const page = await open()
      const uuid = () => page.evaluate(() => (window as never as { announced: Announced[] }).announced[0]?.info.uuid)
      const first = await uuid()
      await page.reload()
      await page.waitForFunction(() => (window as never as { announced: unknown[] }).announced.length > 0)
      expect(await uuid()).not.to.equal(first)
    })

    it('shows its picture', async () => {
      const page = await open()
      const answer = ask(page, 'eth_requestAccounts')
      const picture = dialogOf(page).locator('img')
      await picture.waitFor()
      expect(
        await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).to.equal(96)
      await reject(page)
      await answer
    })
  })

  describe('connecting', () => {
    it('shows its account only after approval', async () => {
      const page = await open()
      expect(await ask(page, 'eth_accounts')).to.deep.equal({ result: [] })

      const answer = ask(page, 'eth_requestAccounts')
      await dialogOf(page).getByText(account.address).waitFor()
      await dialogOf(page).getByText(`Asked by ${site.host}`).waitFor()
      await dialogOf(page).getByText('play money exist only in this local run').waitFor()
      await approve(page)

      expect(await answer).to.deep.equal({ result: [account.address] })
      expect(await ask(page, 'eth_accounts')).to.deep.equal({ result: [account.address] })
      expect(await ask(page, 'eth_requestAccounts')).to.deep.equal({ result: [account.address] })
    })

    it('stays apart when rejected, and can be asked again', async () => {
      const page = await open()
      const answer = ask(page, 'eth_requestAccounts')
      await reject(page)
      expect(await codeOf(answer)).to.equal(4001)
      expect(await ask(page, 'eth_accounts')).to.deep.equal({ result: [] })
      expect(await approved(page, 'eth_requestAccounts')).to.deep.equal([account.address])
    })

    it('forgets the permission when the page is reloaded, and stores nothing', async () => {
      const page = await connected()
      const stored = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        document.cookie,
      ])
      expect(stored).to.deep.equal([0, 0, 0, ''])
      await page.reload()
      await page.waitForFunction(() => (window as never as { announced: unknown[] }).announced.length > 0)
      expect(await ask(page, 'eth_accounts')).to.deep.equal({ result: [] })
    })

    it('gives, lists and takes back the permission', async () => {
      const page = await open()
      const permissions = [
        {
          invoker: new URL(site.url).origin,
          parentCapability: 'eth_accounts',
          caveats: [{ type: 'restrictReturnedAccounts', value: [account.address] }],
        },
      ]
      expect(await ask(page, 'wallet_getPermissions')).to.deep.equal({ result: [] })
      expect(await approved(page, 'wallet_requestPermissions', [{ eth_accounts: {} }])).to.deep.equal(permissions)
      expect(await ask(page, 'wallet_getPermissions')).to.deep.equal({ result: permissions })
      expect(await ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }])).to.deep.equal({ result: null })
      expect(await ask(page, 'wallet_getPermissions')).to.deep.equal({ result: [] })
      expect(await ask(page, 'eth_accounts')).to.deep.equal({ result: [] })
      expect(await codeOf(ask(page, 'wallet_requestPermissions', [{ camera: {} }]))).to.equal(-32602)
    })

    it('tells listeners of connection and accounts, until they are removed, even when one throws', async () => {
      const page = await open()
      await page.evaluate(() => {
        const target = window as never as { events: unknown[]; stop(): void; announced: [{ provider: never }] }
        const provider = target.announced[0].provider as {
          on(name: string, listener: (value: unknown) => void): void
          removeListener(name: string, listener: (value: unknown) => void): void
        }
        target.events = []
        const note = (value: unknown) => target.events.push(['accountsChanged', value])
        provider.on('accountsChanged', () => {
          throw new TypeError('a listener that fails')
        })
        provider.on('accountsChanged', note)
        provider.on('connect', (value) => target.events.push(['connect', value]))
        target.stop = () => provider.removeListener('accountsChanged', note)
      })
      await approved(page, 'eth_requestAccounts')
      await ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }])
      await page.evaluate(() => (window as never as { stop(): void }).stop())
      await approved(page, 'eth_requestAccounts')

      expect(await page.evaluate(() => (window as never as { events: unknown[] }).events)).to.deep.equal([
        ['connect', { chainId: '0x7a69' }],
        ['accountsChanged', [account.address]],
        ['accountsChanged', []],
      ])
    })

    it('lets go of the page when the local run was started over with another key', async () => {
      const page = await connected()
      const other = generatePrivateKey()
      site.walletKey = other
      try {
        expect(await codeOf(ask(page, 'personal_sign', [stringToHex('Hello'), account.address]))).to.equal(4100)
        expect(await approved(page, 'eth_requestAccounts')).to.deep.equal([privateKeyToAccount(other).address])
      } finally {
        site.walletKey = key
      }
    })

    it('goes on signing while the server of the page is away, but does not begin without it', async () => {
      const page = await connected()
      await page.route('**/demo-wallet.json', (route) => route.abort())
      expect(await approved(page, 'personal_sign', [stringToHex(text), account.address])).to.match(/^0x[0-9a-f]{130}$/)

      const late = await open()
      await late.route('**/demo-wallet.json', (route) => route.abort())
      expect(await codeOf(ask(late, 'eth_requestAccounts'))).to.equal(4900)
    })
  })

  describe('signing', () => {
    it('shows the whole text and signs the same each time', async () => {
      const page = await connected()
      const answer = ask(page, 'personal_sign', [stringToHex(text), account.address])
      const shown = dialogOf(page).getByRole('region', { name: 'Text to sign' })
      await shown.waitFor()
      expect(await shown.textContent()).to.equal(text)
      expect(await dialogOf(page).getByText('Warning').count()).to.equal(0)
      await approve(page)

      const signature = (await answer).result as Hex
      expect(await recoverMessageAddress({ message: text, signature })).to.equal(account.address)
      expect(signature).to.equal(await account.signMessage({ message: text }))
      expect(await approved(page, 'personal_sign', [stringToHex(text), account.address])).to.equal(signature)
      expect(deriveVault(seedFromSignature(signature).seed).vaultId).to.match(/^0x[0-9a-f]{40}$/)
    })

    it('does not sign what is rejected by button or Escape', async () => {
      const page = await connected()
      const first = ask(page, 'personal_sign', [stringToHex(text), account.address])
      await reject(page)
      expect(await codeOf(first)).to.equal(4001)

      const second = ask(page, 'personal_sign', [stringToHex(text), account.address])
      await dialogOf(page).waitFor()
      await page.keyboard.press('Escape')
      expect(await codeOf(second)).to.equal(4001)
      expect(await dialogOf(page).count()).to.equal(0)
    })

    it('warns in red of a sign-in at another host or for another account', async () => {
      const page = await connected()
      const cases: [string, string][] = [
        [unlockText({ host: 'evil.example', address: account.address }), 'evil.example, but you are at localhost:'],
        [unlockText({ host: 'localhost', address: stranger }), stranger],
        [text.replace('\n', ' '), 'malformed'],
      ]
      for (const [message, part] of cases) {
        const answer = ask(page, 'personal_sign', [stringToHex(message), account.address])
        const warning = dialogOf(page).getByText(/^Warning: /)
        await warning.waitFor()
        expect(await warning.textContent()).to.include(part)
        const [red = 0, green = 0, blue = 0] = await warning.evaluate((node) =>
          (getComputedStyle(node).color.match(/\d+/g) ?? []).map(Number),
        )
        expect(red)
          .to.be.above(green + 60)
          .and.above(blue + 60)
        const description = await dialogOf(page).evaluate((node) => {
          const ids = node.getAttribute('aria-describedby')?.split(' ') ?? []
          return ids.map((id) => (node.getRootNode() as ShadowRoot).getElementById(id)?.textContent).join(' ')
        })
        expect(description).to.include(part)
        await reject(page)
        expect(await codeOf(answer)).to.equal(4001)
      }
    })

    it('makes characters visible that would turn the text round', async () => {
      const page = await connected()
      const answer = ask(page, 'personal_sign', [stringToHex('pay \u202E001'), account.address])
      await dialogOf(page).getByText('pay ⟨U+202E⟩001').waitFor()
      await reject(page)
      await answer
    })

    it('takes markup for text', async () => {
      const page = await connected()
      const markup = '<img src=x onerror="window.hacked=1"><b>bold</b>'
      const answer = ask(page, 'personal_sign', [stringToHex(markup), account.address])
      const shown = dialogOf(page).getByRole('region', { name: 'Text to sign' })
      await shown.waitFor()
      expect(await shown.textContent()).to.equal(markup)
      expect(await shown.locator('*').count()).to.equal(0)
      await reject(page)
      await answer
    })

    it('signs typed data of its chain', async () => {
      const page = await connected()
      const data = {
        domain: { name: 'Shop', chainId: 31337, verifyingContract: deployment.ledger },
        types: { Order: [{ name: 'amount', type: 'uint256' }] },
        primaryType: 'Order',
        message: { amount: '5' },
      } as const
      const answer = ask(page, 'eth_signTypedData_v4', [account.address, JSON.stringify(data)])
      await dialogOf(page).getByText('"amount": "5"').waitFor()
      await approve(page)
      const signature = (await answer).result as Hex
      const message = { amount: 5n }
      expect(await recoverTypedDataAddress({ ...data, message, signature })).to.equal(account.address)

      const elsewhere = { ...data, domain: { ...data.domain, chainId: 1 } }
      expect(await codeOf(ask(page, 'eth_signTypedData_v4', [account.address, JSON.stringify(elsewhere)]))).to.equal(
        -32602,
      )
    })

    it('refuses to sign for a page that is not connected, for another account, or nothing', async () => {
      const page = await open()
      expect(await codeOf(ask(page, 'personal_sign', [stringToHex(text), account.address]))).to.equal(4100)
      await approved(page, 'eth_requestAccounts')
      expect(await codeOf(ask(page, 'personal_sign', [stringToHex(text), stranger]))).to.equal(4100)
      expect(await codeOf(ask(page, 'personal_sign', [null, account.address]))).to.equal(-32602)
      expect(await dialogOf(page).count()).to.equal(0)
    })

    it('is busy while a question is open', async () => {
      const page = await connected()
      const first = ask(page, 'personal_sign', [stringToHex(text), account.address])
      await dialogOf(page).waitFor()
      expect(await codeOf(ask(page, 'personal_sign', [stringToHex('Hello'), account.address]))).to.equal(-32002)
      expect(await codeOf(ask(page, 'wallet_requestPermissions', [{ eth_accounts: {} }]))).to.equal(-32002)
      expect(await codeOf(ask(page, 'eth_sendTransaction', [{ from: account.address, to: stranger }]))).to.equal(-32002)
      expect(await ask(page, 'eth_chainId')).to.deep.equal({ result: '0x7a69' })
      expect(await dialogOf(page).count()).to.equal(1)
      await approve(page)
      expect((await first).result).to.match(/^0x/)
      expect(await approved(page, 'personal_sign', [stringToHex('Hello'), account.address])).to.match(/^0x/)
    })
  })

  describe('sending', () => {
    const client = () => createPublicClient({ chain: foundry, transport: http(anvil.url), pollingInterval: 50 })

    async function brandWithLock(): Promise<{ brandId: Hex; secret: Hex }> {
      const owner = createWalletClient({
        chain: foundry,
        transport: http(anvil.url),
        account: privateKeyToAccount(developmentKey),
      })
      const salt = generatePrivateKey()
      const hash = await registerBrand(owner, {
        ledger: deployment.ledger,
        salt,
        name: 'Kaufhaus Nord',
        domain: 'kaufhaus-nord.localhost',
      })
      const { logs } = await client().waitForTransactionReceipt({ hash })
      return { brandId: logs[0]?.topics[1] as Hex, secret: generatePrivateKey() }
    }

    it('shows a revocation in words, and sends it when approved', async () => {
      const page = await connected()
      const { brandId, secret } = await brandWithLock()
      const { to, data } = revokeCall({
        ledger: deployment.ledger,
        revocations: [{ brandId, secrets: [secret, generatePrivateKey()] }],
      })
      const answer = ask(page, 'eth_sendTransaction', [{ from: account.address, to, data }])
      const dialog = dialogOf(page)
      await dialog.getByText('Reads as “revoke” of a consent ledger').waitFor()
      await dialog.getByRole('listitem').filter({ hasText: brandId }).filter({ hasText: '2 secrets' }).waitFor()
      await dialog.getByText('revoked for good').waitFor()
      await dialog.getByText(`${(data.length - 2) / 2} bytes`).waitFor()
      await dialog.getByText('Show the whole data').click()
      expect(await dialog.getByRole('region', { name: 'Data' }).textContent()).to.equal(data)
      await approve(page)

      const hash = (await answer).result as Hex
      const receipt = await client().waitForTransactionReceipt({ hash })
      expect(receipt).to.include({ status: 'success', from: account.address.toLowerCase() })
      const lock = lockOf(secret)
      const [state] = await getLockStates(client(), { ledger: deployment.ledger, brandId, locks: [lock] })
      expect(state?.revokedAt).to.be.above(0)
      expect(state?.byBrand).to.equal(false)
    })

    it('sends value, and one transaction after the other without a gap in their numbers', async () => {
      const page = await connected()
      const to = privateKeyToAccount(generatePrivateKey()).address
      const before = await client().getTransactionCount({ address: account.address })
      for (const value of ['0x1', '0x2']) {
        const answer = ask(page, 'eth_sendTransaction', [{ from: account.address, to, value }])
        await dialogOf(page).getByText(to).waitFor()
        await dialogOf(page).getByText('0 bytes').waitFor()
        await approve(page)
        await client().waitForTransactionReceipt({ hash: (await answer).result as Hex })
      }
      expect(await client().getBalance({ address: to })).to.equal(3n)
      expect(await client().getTransactionCount({ address: account.address })).to.equal(before + 2)
    })

    it('keeps to the gas, fees and number the page chose, and never exceeds the fee it showed', async () => {
      const page = await connected()
      const nonce = await client().getTransactionCount({ address: account.address })
      const answer = ask(page, 'eth_sendTransaction', [
        {
          from: account.address,
          to: stranger,
          gas: '0xc350',
          maxFeePerGas: '0x12a05f200',
          maxPriorityFeePerGas: '0x3b9aca00',
          nonce: numberToHex(nonce),
        },
      ])
      await dialogOf(page).getByText('0.00025 ETH').waitFor()
      await approve(page)
      const transaction = await client().getTransaction({ hash: (await answer).result as Hex })
      expect(transaction).to.include({ gas: 50_000n, maxFeePerGas: 5_000_000_000n, nonce })
      expect(transaction.maxPriorityFeePerGas).to.equal(1_000_000_000n)
    })

    it('sends nothing when rejected', async () => {
      const page = await connected()
      const before = await client().getTransactionCount({ address: account.address })
      const answer = ask(page, 'eth_sendTransaction', [{ from: account.address, to: stranger, value: '0x1' }])
      await reject(page)
      expect(await codeOf(answer)).to.equal(4001)
      expect(await client().getTransactionCount({ address: account.address })).to.equal(before)
    })

    it('passes on why a transaction would fail, with the contract’s own error', async () => {
      const page = await connected()
      const data = encodeFunctionData({ abi: consentLedgerAbi, functionName: 'revoke', args: [[]] })
      const { error } = await ask(page, 'eth_sendTransaction', [{ from: account.address, to: deployment.ledger, data }])
      expect(error?.code).to.equal(3)
      const expected = consentLedgerAbi.some((item) => item.type === 'error' && item.name === 'NothingToRevoke')
      expect(expected).to.equal(true)
      expect(error?.data).to.match(/^0x[0-9a-f]{8}$/)
      expect(await dialogOf(page).count()).to.equal(0)
    })

    it('refuses malformed transactions, and those of another account or chain', async () => {
      const page = await connected()
      const from: Address = account.address
      const cases: [unknown, number][] = [
        [undefined, 4100],
        [{ from: stranger, to: stranger }, 4100],
        [{ from, to: 'somebody' }, -32602],
        [{ from, to: stranger, value: '1' }, -32602],
        [{ from, to: stranger, data: '0x1' }, -32602],
        [{ from, to: stranger, chainId: '0x1' }, -32602],
      ]
      for (const [transaction, code] of cases) {
        expect(await codeOf(ask(page, 'eth_sendTransaction', [transaction])), JSON.stringify(transaction)).to.equal(
          code,
        )
      }
    })
  })

  describe('other methods', () => {
    it('answers for its chain and passes reads to the node', async () => {
      const page = await open()
      expect(await ask(page, 'eth_chainId')).to.deep.equal({ result: '0x7a69' })
      expect(await ask(page, 'net_version')).to.deep.equal({ result: '31337' })
      const block = (await ask(page, 'eth_getBlockByNumber', ['latest', false])).result as { hash: Hex }
      expect(block.hash).to.equal((await client31337().getBlock()).hash)
    })

    it('knows one chain', async () => {
      const page = await open()
      expect(await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }])).to.deep.equal({ result: null })
      expect(await codeOf(ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x1' }]))).to.equal(4902)
      expect(await codeOf(ask(page, 'wallet_switchEthereumChain', [{}]))).to.equal(-32602)
      expect(await codeOf(ask(page, 'wallet_addEthereumChain', [{ chainId: '0x1' }]))).to.equal(4200)
    })

    it('refuses what it does not know or what would go past the person', async () => {
      const page = await connected()
      for (const method of ['eth_sign', 'eth_sendRawTransaction', 'anvil_setBalance', 'evm_mine', 'wallet_none']) {
        expect(await codeOf(ask(page, method, [])), method).to.equal(4200)
      }
    })

    it('passes on the node’s error, and says when no node is there', async () => {
      const page = await open()
      expect(await codeOf(ask(page, 'eth_getBalance', ['nobody', 'latest']))).to.equal(-32602)

      const alone = await serveWalletPage({ deployment, chainUrl: 'http://127.0.0.1:9', walletKey: key })
      try {
        await page.goto(alone.url)
        await page.waitForFunction(() => (window as never as { announced: unknown[] }).announced.length > 0)
        expect(await codeOf(ask(page, 'eth_blockNumber'))).to.equal(4900)
        expect(await ask(page, 'eth_chainId')).to.deep.equal({ result: '0x7a69' })
      } finally {
        await page.goto('about:blank')
        await page.goto(site.url)
        await alone.close()
      }
    })

    const client31337 = () => createPublicClient({ chain: foundry, transport: http(anvil.url) })
  })

  describe('the dialog', () => {
    it('begins at Reject, keeps the focus inside and gives it back', async () => {
      const page = await connected()
      await page.locator('#opener').focus()
      const answer = ask(page, 'personal_sign', [stringToHex(text), account.address])
      await dialogOf(page).waitFor()
      const focused = () =>
        page.evaluate(() => {
          const inner = document.activeElement?.shadowRoot?.activeElement
          return inner ? inner.textContent?.slice(0, 8) : `outside: ${document.activeElement?.id}`
        })

      const forward: unknown[] = [await focused()]
      for (let step = 0; step < 4; step++) {
        await page.keyboard.press('Tab')
        forward.push(await focused())
      }
      expect(forward).to.deep.equal(['Reject', 'Approve', 'For tryi', 'Reject', 'Approve'])
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Shift+Tab')
      expect(await focused()).to.equal('Approve')

      await page.keyboard.press('Escape')
      await answer
      expect(await focused()).to.equal('outside: opener')
    })

    it('speaks the page’s language, else the browser’s, else English', async () => {
      const cases = [
        { lang: 'de', locale: 'nl-NL', title: 'Mit dieser Seite verbinden?', button: 'Ablehnen' },
        { lang: '', locale: 'nl-NL', title: 'Verbinden met deze pagina?', button: 'Weigeren' },
        { lang: '', locale: 'fr-FR', title: 'Connect to this page?', button: 'Reject' },
      ]
      for (const { lang, locale, title, button } of cases) {
        const page = await open({ locale })
        await page.evaluate((value) => document.documentElement.setAttribute('lang', value), lang)
        const answer = ask(page, 'eth_requestAccounts')
        await dialogOf(page).getByRole('heading', { name: title }).waitFor()
        await dialogOf(page).getByRole('button', { name: button, exact: true }).click()
        expect(await codeOf(answer)).to.equal(4001)
      }
    })

    it('leaves no trace in the page', async () => {
      const page = await connected()
      const body = () => page.evaluate(() => document.body.innerHTML)
      const before = await body()
      const answer = ask(page, 'personal_sign', [stringToHex(text), account.address])
      await dialogOf(page).waitFor()
      expect(await body()).not.to.equal(before)
      await approve(page)
      await answer
      expect(await body()).to.equal(before)
      expect(await page.evaluate(() => document.querySelectorAll('style, [style]').length)).to.equal(0)
    })

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is accessible and fits on a small screen in the ${colorScheme} theme`, async () => {
        const page = await connected({ colorScheme, viewport: { width: 375, height: 667 } })
        const { data } = revokeCall({
          ledger: deployment.ledger,
          revocations: Array.from({ length: 12 }, () => ({
            brandId: generatePrivateKey(),
            secrets: [generatePrivateKey()],
          })),
        })
        const questions: [string, unknown[]][] = [
          ['wallet_requestPermissions', [{ eth_accounts: {} }]],
          ['personal_sign', [stringToHex(unlockText({ host: 'evil.example', address: stranger })), account.address]],
          ['eth_sendTransaction', [{ from: account.address, to: deployment.ledger, data }]],
        ]
        for (const [method, params] of questions) {
          const answer = ask(page, method, params)
          await dialogOf(page).waitFor()
          expect(await violationsOf(page)).to.deep.equal([])
          const box = await dialogOf(page).boundingBox()
          expect(box?.x).to.be.at.least(0)
          expect((box?.x ?? 0) + (box?.width ?? 999)).to.be.at.most(375)
          expect((box?.y ?? 0) + (box?.height ?? 999)).to.be.at.most(667)
          const overflow = await dialogOf(page).evaluate((dialog) =>
            [...dialog.querySelectorAll('*')].some(
              (node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0,
            ),
          )
          expect(overflow).to.equal(false)
          await reject(page)
          expect(await codeOf(answer)).to.equal(4001)
        }
      })
    }
  })
})
