import { createAccessToken, deriveVault, openVault, sealVault, zeroHash } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { type ServiceProcess, startService } from '../serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

type Vault = ReturnType<typeof deriveVault>

describe('vault', () => {
  let ledger: TestLedger
  let service: ServiceProcess
  let vault: Vault

  before(async () => {
    ledger = await startTestLedger()
    service = await startService(ledger.environment('vault', 2, { VAULT_CAPACITY: String(3 * 2 ** 20) }))
  })

  beforeEach(() => {
    vault = deriveVault(randomWord())
  })

  after(async () => {
    await service?.kill()
    await ledger?.stop()
  })

  function token(
    method: string,
    path: string,
    body?: Uint8Array,
    change: { brandId?: Hex; issuedAt?: number; key?: Hex } = {},
  ) {
    return createAccessToken(ledger.deployment, {
      brandId: change.brandId ?? zeroHash,
      method,
      path,
      ...(body === undefined ? {} : { body }),
      issuedAt: change.issuedAt ?? Math.floor(Date.now() / 1000),
      privateKey: change.key ?? vault.vaultSigner,
    })
  }

  function ask(method: string, body?: Uint8Array, authorization?: string): Promise<Response> {
    const path = `/vaults/${vault.vaultId}`
    return service.request(path, {
      method,
      headers: { authorization: authorization ?? token(method, path, body) },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    })
  }

  function seal(version: number, text: string): Promise<Uint8Array> {
    const { vaultKey, vaultId } = vault
    return sealVault({ vaultKey, vaultId, version, plaintext: new TextEncoder().encode(text) })
  }

  async function problemOf(response: Response): Promise<Record<string, unknown>> {
    expect(response.headers.get('content-type')).to.equal('application/problem+json')
    return (await response.json()) as Record<string, unknown>
  }

  it('keeps what its signer stores, over a SIGKILL', async () => {
    expect((await ask('PUT', await seal(1, 'first'))).status).to.equal(201)
    expect((await ask('PUT', await seal(2, 'second'))).status).to.equal(200)
    await service.kill()
    service = await startService(ledger.environment('vault', 2, { VAULT_CAPACITY: String(3 * 2 ** 20) }))
    const response = await ask('GET')
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-type')).to.equal('application/octet-stream')
    expect(response.headers.get('cache-control')).to.equal('no-store')
    const blob = new Uint8Array(await response.arrayBuffer())
    const { version, plaintext } = await openVault({ vaultKey: vault.vaultKey, vaultId: vault.vaultId, blob })
    expect({ version, text: new TextDecoder().decode(plaintext) }).to.deep.equal({ version: 2, text: 'second' })
  })

  it('says that there is no backup, and never that there are no consents', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await ask(method)
      expect(response.status).to.equal(404)
      const problem = await problemOf(response)
      expect(problem).to.include({ type: 'urn:consent-ledger:problem:no-backup-found', title: 'No backup found' })
    }
  })

  it('refuses every version but the next, and names the stored one', async () => {
    const cases: [number, number][] = [
      [0, 0],
      [2, 0],
    ]
    for (const [version, stored] of cases) {
      const response = await ask('PUT', await seal(version, 'x'))
      expect(response.status).to.equal(409)
      expect(await problemOf(response)).to.include({
        type: 'urn:consent-ledger:problem:version-conflict',
        version: stored,
      })
    }
    expect((await ask('PUT', await seal(1, 'x'))).status).to.equal(201)
    for (const version of [0, 1, 3]) {
      const response = await ask('PUT', await seal(version, 'y'))
      expect(response.status).to.equal(409)
      expect(await problemOf(response)).to.include({ version: 1 })
    }
  })

  it('lets one of two writers of the same version through', async () => {
    const blobs = await Promise.all([seal(1, 'a'), seal(1, 'b')])
    const statuses = await Promise.all(blobs.map(async (blob) => (await ask('PUT', blob)).status))
    expect(statuses.sort()).to.deep.equal([201, 409])
  })

  it('deletes', async () => {
    await ask('PUT', await seal(1, 'x'))
    expect((await ask('DELETE')).status).to.equal(204)
    expect((await ask('GET')).status).to.equal(404)
    expect((await ask('PUT', await seal(1, 'x'))).status).to.equal(201)
  })

  it('refuses tokens that are missing, stale, or for another brand, method, path, body or ledger', async () => {
    const path = `/vaults/${vault.vaultId}`
    const blob = await seal(1, 'x')
    const now = Math.floor(Date.now() / 1000)
    const elsewhere = createAccessToken(
      { ...ledger.deployment, chainId: 1 },
      { brandId: zeroHash, method: 'PUT', path, body: blob, issuedAt: now, privateKey: vault.vaultSigner },
    )
    const tokens = [
      '',
      'Bearer abc',
      'Consent abc',
      token('PUT', path, blob, { issuedAt: now - 660 }),
      token('PUT', path, blob, { issuedAt: now + 660 }),
      token('PUT', path, blob, { brandId: randomWord() }),
      token('GET', path, blob),
      token('PUT', `${path}?`, blob),
      token('PUT', path),
      elsewhere,
    ]
    for (const authorization of tokens) {
      const response = await ask('PUT', blob, authorization)
      expect(response.status, authorization.slice(0, 20)).to.equal(401)
      expect(response.headers.get('www-authenticate')).to.equal('Consent')
      await problemOf(response)
    }
    expect((await ask('GET')).status).to.equal(404)
  })

  it("refuses another signer's token", async () => {
    const blob = await seal(1, 'x')
    const key = deriveVault(randomWord()).vaultSigner
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const body = method === 'PUT' ? blob : undefined
      const response = await ask(method, body, token(method, `/vaults/${vault.vaultId}`, body, { key }))
      expect(response.status).to.equal(403)
      await problemOf(response)
    }
  })

  it('refuses bytes that are no vault, and ids that are none', async () => {
    const blob = await seal(1, 'x')
    const tooNew = new Uint8Array(blob)
    tooNew.fill(0xff, 0, 8)
    for (const bytes of [new Uint8Array(0), blob.slice(0, -1), blob.slice(0, 36), new Uint8Array(36 + 2048), tooNew]) {
      const response = await ask('PUT', bytes)
      expect(response.status).to.equal(422)
      expect(await problemOf(response)).to.include({ type: 'urn:consent-ledger:problem:malformed-vault' })
    }
    const response = await service.request('/vaults/0x1234')
    expect(response.status).to.equal(422)
  })

  it('takes 1 MiB and no more', async () => {
    const { vaultKey, vaultId } = vault
    const largest = await sealVault({ vaultKey, vaultId, version: 1, plaintext: new Uint8Array(2 ** 20 - 4) })
    expect((await ask('PUT', largest)).status).to.equal(201)
    const tooLarge = await sealVault({ vaultKey, vaultId, version: 2, plaintext: new Uint8Array(2 ** 20) })
    const response = await ask('PUT', tooLarge)
    expect(response.status).to.equal(413)
    await problemOf(response)
  })

  it('refuses more than all vaults may take, and lets what is there be replaced', async () => {
    const fill = async (version: number) => {
      const { vaultKey, vaultId } = vault
      return ask('PUT', await sealVault({ vaultKey, vaultId, version, plaintext: new Uint8Array(2 ** 20 - 4) }))
    }
    expect((await fill(1)).status).to.equal(201)
    const first = vault
    vault = deriveVault(randomWord())
    const response = await fill(1)
    expect(response.status).to.equal(507)
    await problemOf(response)
    vault = first
    expect((await fill(2)).status).to.equal(200)
  })
})
