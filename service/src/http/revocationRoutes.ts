import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { acceptRevocation } from '../relay/acceptRevocation.ts'
import { readRevocation } from '../relay/readRevocation.ts'
import { revocationBody } from '../relay/revocationBody.ts'
import { Problem } from './problem.ts'
import { readJson } from './readJson.ts'
import type { RouteContext } from './routeContext.ts'
import { tooLarge } from './tooLarge.ts'

/** Bytes of the largest request: 256 secrets with openings of ordinary size. */
const largestBody = 4 * 2 ** 20

/** `POST /revocations`, `GET /revocations/:id`. */
export function revocationRoutes({ database, chain, config, metrics, logger, wakeRelay }: RouteContext): Hono {
  const routes = new Hono()

  routes.post('/', bodyLimit({ maxSize: largestBody, onError: tooLarge(largestBody) }), async (context) => {
    const body = await readJson(context, revocationBody)
    const now = Math.floor(Date.now() / 1000)
    const { id, opened, shared } = await acceptRevocation(
      {
        database,
        chain,
        budgets: config.budgets,
        onChainError: (error) => logger.warn({ error }, 'the chain could not be read for an admission'),
      },
      body,
      now,
    )
    metrics.secretsAccepted.inc({ budget: 'brand' }, opened)
    metrics.secretsAccepted.inc({ budget: 'shared' }, shared)
    if (body.after === 0) wakeRelay()
    return context.json({ id }, 202, { location: `/revocations/${id}` })
  })

  routes.get('/:id', async (context) => {
    const view = await readRevocation(database, context.req.param('id'))
    if (view === null) {
      throw new Problem({
        status: 404,
        code: 'unknown-revocation',
        title: 'Unknown revocation',
        detail:
          'No revocation has this id. Finished ones are forgotten after 7 days. Whether a lock is spent can be read from the ledger.',
      })
    }
    return context.json(view)
  })

  return routes
}
