import { createAccessToken, deriveVault, type LedgerDomain, sealVault, zeroHash } from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import type { Vault } from '../../../frontend/src/config/vault.ts'
import type { VaultDocument } from '../../../frontend/src/config/vaultDocument.ts'
import { createVaultStore, type VaultStore } from '../../../frontend/src/features/vault/createVaultStore.ts'
import { encodeVaultDocument } from '../../../frontend/src/features/vault/encodeVaultDocument.ts'
import { mergeVaultDocuments } from '../../../frontend/src/features/vault/mergeVaultDocuments.ts'
import { openRemoteVault } from '../../../frontend/src/features/vault/remoteVault.ts'
import { freePort } from '../../helpers/startAnvil.ts'
import { eventually } from '../../service/eventually.ts'
import { type ServiceProcess, startService } from '../../service/serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../../service/testLedger.ts'
import { arbitraryVaultDocument } from '../arbitraryVaultDocument.ts'
import { type Device, newDevice } from '../deviceVault.ts'

const text = (document: VaultDocument) => new TextDecoder().decode(encodeVaultDocument(document))

/** Documents that are not empty. */
const documents = (count: number) =>
  fc.sample(
    arbitraryVaultDocument.filter((document) => Object.keys(document.brands).length > 0),
    { numRuns: count, seed: 7 },
  ) as [VaultDocument, VaultDocument]

describe('createVaultStore', () => {
  let chain: TestLedger
  let service: ServiceProcess | undefined
  let environment: Record<string, string>
  let domain: LedgerDomain
  const open: VaultStore[] = []

  before(async () => {
    chain = await startTestLedger()
    domain = { chainId: chain.deployment.chainId, ledger: chain.deployment.ledger }
    environment = { ...chain.environment('vaults', 3), PORT: String(await freePort()) }
    service = await startService(environment)
  })

  after(async () => {
    await service?.stop()
    await chain.stop()
  })

  afterEach(() => {
    for (const store of open.splice(0)) store.close()
  })

  function unlock(
    seed: Hex,
    device: Device = newDevice(),
    options: { relayUrl?: string; onForgotten?: () => void } = {},
  ) {
    const keys = deriveVault(seed)
    const store = createVaultStore({
      local: device.openTab(),
      remote: openRemoteVault({ relayUrl: options.relayUrl ?? (service as ServiceProcess).url, domain, keys }),
      now: () => Math.floor(Date.now() / 1000),
      onForgotten: options.onForgotten ?? (() => undefined),
    })
    open.push(store)
    return { ...store, device, now: () => store.getSnapshot() }
  }

  const becomes = (what: string, store: { now: () => Vault }, is: (vault: Vault) => boolean) =>
    eventually(what, async () => is(store.now()) && store.now())

  it('says that no backup was found, and not that there are no consents', async () => {
    const store = unlock(randomWord())
    expect(store.now().sync).to.include({ state: 'reading', backup: 'unknown' })
    const vault = await becomes('it is synced', store, ({ sync }) => sync.state === 'synced')
    expect(vault.sync.backup).to.equal('none')
    expect(vault.isOpen).to.equal(true)
  })

  it('gives a second device the same document', async () => {
    const seed = randomWord()
    const [document] = documents(1)
    const first = unlock(seed)
    await first.now().update(() => document)
    await becomes('the backup is written', first, ({ sync }) => sync.state === 'synced' && sync.backup === 'found')

    const second = unlock(seed)
    const vault = await becomes('it is found', second, ({ sync }) => sync.state === 'synced')
    expect(vault.sync.backup).to.equal('found')
    expect(text(vault.document)).to.equal(text(document))
    expect(text(second.device.stored() as VaultDocument), 'kept on the second device').to.equal(text(document))
  })

  it('loses nothing when two devices write at once', async () => {
    const seed = randomWord()
    const [left, right] = documents(2)
    const [first, second] = [unlock(seed), unlock(seed)]
    await Promise.all([
      first.now().update((before) => mergeVaultDocuments(before, left)),
      second.now().update((before) => mergeVaultDocuments(before, right)),
    ])
    const both = text(mergeVaultDocuments(left, right))
    for (const store of [first, second]) {
      await eventually('both hold everything', async () => {
        await store.now().synchronise()
        return text(store.now().document) === both
      })
    }
    const third = unlock(seed)
    await becomes('a third finds everything', third, ({ document }) => text(document) === both)
  })

  it('shows another tab of the same device what was changed', async () => {
    const seed = randomWord()
    const [document] = documents(1)
    const device = newDevice()
    const [first, second] = [unlock(seed, device), unlock(seed, device)]
    await first.now().update(() => document)
    await becomes('the other tab shows it', second, (vault) => text(vault.document) === text(document))
  })

  it('keeps working on the device while the service is off, says so, and catches up by itself', async () => {
    const seed = randomWord()
    const [document] = documents(1)
    await service?.stop()
    const store = unlock(seed, newDevice(), { relayUrl: `http://127.0.0.1:${environment.PORT}` })
    await store.now().update(() => document)
    const off = await becomes('it is unreachable', store, ({ sync }) => sync.state === 'unreachable')
    expect(off.sync.backup, 'unreachable is not "none"').to.equal('unknown')
    expect(text(off.document)).to.equal(text(document))
    expect(text(store.device.stored() as VaultDocument)).to.equal(text(document))

    service = await startService(environment)
    await becomes('it caught up', store, ({ sync }) => sync.state === 'synced' && sync.backup === 'found')
  })

  it('leaves a backup alone that does not open, or that a newer version wrote', async () => {
    const put = async (seed: Hex, vaultKey: Hex, plaintext: Uint8Array) => {
      const { vaultId, vaultSigner } = deriveVault(seed)
      const path = `/vaults/${vaultId}`
      const body = await sealVault({ vaultKey, vaultId, version: 1, plaintext })
      const issuedAt = Math.floor(Date.now() / 1000)
      const Authorization = createAccessToken(domain, {
        brandId: zeroHash,
        method: 'PUT',
        path,
        body,
        issuedAt,
        privateKey: vaultSigner,
      })
      const response = await (service as ServiceProcess).request(path, {
        method: 'PUT',
        headers: { Authorization },
        body: new Uint8Array(body),
      })
      expect(response.status).to.equal(201)
    }
    const [document] = documents(1)

    const damaged = randomWord()
    await put(damaged, randomWord(), new Uint8Array([1, 2, 3]))
    const first = unlock(damaged)
    await first.now().update(() => document)
    await becomes('it is called damaged', first, ({ sync }) => sync.state === 'damaged')

    const outdated = randomWord()
    await put(outdated, deriveVault(outdated).vaultKey, new TextEncoder().encode('{"schema":2}'))
    const second = unlock(outdated)
    await second.now().update(() => document)
    await becomes('it is called outdated', second, ({ sync }) => sync.state === 'outdated')
    const again = unlock(outdated)
    await becomes('it is still there', again, ({ sync }) => sync.state === 'outdated')
  })

  it('forgets on this device, in every tab, and in the backup when asked', async () => {
    const seed = randomWord()
    const [document] = documents(1)
    const device = newDevice()
    const forgotten: string[] = []
    const first = unlock(seed, device, { onForgotten: () => forgotten.push('first') })
    const second = unlock(seed, device, { onForgotten: () => forgotten.push('second') })
    await first.now().update(() => document)
    await becomes('the backup is written', first, ({ sync }) => sync.backup === 'found')
    await becomes('the other tab knows it', second, (vault) => text(vault.document) === text(document))

    await first.now().forget({ backup: true })
    expect(device.stored()).to.equal(null)
    expect(forgotten).to.have.members(['first', 'second'])
    const later = unlock(seed)
    const vault = await becomes('nothing is left', later, ({ sync }) => sync.state === 'synced')
    expect(vault.sync.backup).to.equal('none')
  })

  it('keeps a change in the tab and in the backup when the device refuses to store', async () => {
    const seed = randomWord()
    const [document] = documents(1)
    const tab = newDevice().openTab()
    const keys = deriveVault(seed)
    const store = createVaultStore({
      local: { ...tab, change: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) },
      remote: openRemoteVault({ relayUrl: (service as ServiceProcess).url, domain, keys }),
      now: () => 1,
      onForgotten: () => undefined,
    })
    open.push(store)
    const failure = await store
      .getSnapshot()
      .update(() => document)
      .then(
        () => null,
        (error: unknown) => error,
      )
    expect(failure).to.be.instanceOf(DOMException)
    expect(text(store.getSnapshot().document)).to.equal(text(document))
    expect(store.getSnapshot().localError).to.equal(failure)
    const elsewhere = unlock(seed)
    await eventually('another device has it', async () => {
      await elsewhere.now().synchronise()
      return text(elsewhere.now().document) === text(document)
    })
  })
})
