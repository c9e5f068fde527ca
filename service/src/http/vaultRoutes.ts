import { InvalidAccessTokenError, verifyAccessToken, zeroHash } from '@consent-ledger/sdk'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Address } from 'viem'
import { largestBlob, vaultVersion } from '../vault/vaultBlob.ts'
import { deleteVault, readVault, writeVault } from '../vault/vaultStore.ts'
import { Problem } from './problem.ts'
import type { RouteContext } from './routeContext.ts'
import { tooLarge } from './tooLarge.ts'

/** `GET`, `PUT` and `DELETE /vaults/:vaultId`: sealed backups that only their owner can read, write or find. */
export function vaultRoutes({ database, chain, config }: RouteContext): Hono {
  const routes = new Hono()

  routes.get('/:vaultId', async (context) => {
    const vaultId = authorize(context)
    const vault = await readVault(database, vaultId)
    if (vault === null) throw noBackup()
    return new Response(new Uint8Array(vault.blob), { headers: { 'content-type': 'application/octet-stream' } })
  })

  routes.put('/:vaultId', bodyLimit({ maxSize: largestBlob, onError: tooLarge(largestBlob) }), async (context) => {
    const blob = new Uint8Array(await context.req.arrayBuffer())
    const vaultId = authorize(context, blob)
    const version = vaultVersion(blob)
    if (version === null) {
      throw new Problem({
        status: 422,
        code: 'malformed-vault',
        title: 'These bytes are no vault',
        detail:
          'Send version (8 bytes), nonce (12), ciphertext and tag (16), the plaintext padded to a power of two from 4 KiB to 1 MiB.',
      })
    }
    const now = Math.floor(Date.now() / 1000)
    const write = await writeVault(database, { vaultId, version, blob, capacity: config.vaultCapacity, now })
    if (write.outcome === 'conflict') {
      throw new Problem({
        status: 409,
        code: 'version-conflict',
        title: 'Another version is stored',
        detail: `Version ${write.version} is stored. Read it, merge, and send version ${write.version + 1}.`,
        more: { version: write.version },
      })
    }
    if (write.outcome === 'full') {
      throw new Problem({
        status: 507,
        code: 'no-room',
        title: 'There is no room for more backups',
        detail: 'Keep the backup elsewhere, for example as a recovery file, and try again later.',
      })
    }
    return context.json({ version }, write.isNew ? 201 : 200)
  })

  routes.delete('/:vaultId', async (context) => {
    const vaultId = authorize(context)
    if (!(await deleteVault(database, vaultId))) throw noBackup()
    return context.body(null, 204)
  })

  function authorize(context: Context, body?: Uint8Array): Address {
    const vaultId = (context.req.param('vaultId') ?? '').toLowerCase()
    if (!/^0x[0-9a-f]{40}$/.test(vaultId)) {
      throw new Problem({
        status: 422,
        code: 'malformed-vault-id',
        title: 'This is no vault id',
        detail: 'A vault id is the address of its signer: 0x and 40 hex digits.',
      })
    }
    const { pathname, search } = new URL(context.req.url)
    let signer: Address
    try {
      signer = verifyAccessToken(chain.deployment, {
        header: context.req.header('authorization'),
        brandId: zeroHash,
        method: context.req.method,
        path: pathname + search,
        ...(body === undefined ? {} : { body }),
        now: Math.floor(Date.now() / 1000),
      })
    } catch (error) {
      if (!(error instanceof InvalidAccessTokenError)) throw error
      throw new Problem({
        status: 401,
        code: 'invalid-access-token',
        title: 'The access token is missing or wrong',
        detail: error.message,
        headers: { 'www-authenticate': 'Consent' },
      })
    }
    if (signer !== vaultId) {
      throw new Problem({
        status: 403,
        code: 'not-the-vault-signer',
        title: "This is another signer's vault",
        detail: 'Sign the access token with the signer of this vault.',
      })
    }
    return signer
  }

  return routes
}

function noBackup(): Problem {
  return new Problem({
    status: 404,
    code: 'no-backup-found',
    title: 'No backup found',
    detail: 'No backup found. This does not mean that there are no consents: they may be kept elsewhere.',
  })
}
