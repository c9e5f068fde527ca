import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { routePath } from 'hono/route'
import { brandRoutes } from './brandRoutes.ts'
import { healthRoutes } from './healthRoutes.ts'
import { Problem } from './problem.ts'
import { problemResponse } from './problemResponse.ts'
import { revocationRoutes } from './revocationRoutes.ts'
import type { RouteContext } from './routeContext.ts'
import { vaultRoutes } from './vaultRoutes.ts'

/**
 * Creates the public service's HTTP side. Every answer other than success is a problem document (RFC 9457). Any origin may call: nothing depends on
 * cookies.
 * @returns the app
 */
export function createApp(context: RouteContext): Hono {
  const { logger, metrics } = context
  const app = new Hono()

  app.use(async (request, next) => {
    const start = performance.now()
    await next()
    // The pattern, never the path: ids of requests and vaults are secrets of their owners.
    const route = routePath(request, -1)
    const { method } = request.req
    const { status } = request.res
    const seconds = (performance.now() - start) / 1000
    metrics.requests.inc({ method, route, status })
    metrics.duration.observe({ method, route }, seconds)
    logger.debug({ method, route, status, seconds }, 'answered')
    request.res.headers.set('cache-control', 'no-store')
    request.res.headers.set('x-content-type-options', 'nosniff')
  })
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Location', 'Retry-After'],
      maxAge: 7_200,
    }),
  )
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, methods) =>
        problemResponse({
          status: 405,
          code: 'method-not-allowed',
          title: 'Method not allowed',
          detail: `Use ${methods.join(' or ')}.`,
          headers: { allow: methods.join(', ') },
        }),
    }),
  )

  app.route('/revocations', revocationRoutes(context))
  app.route('/vaults', vaultRoutes(context))
  app.route('/brands', brandRoutes(context))
  app.route('/', healthRoutes(context))

  app.notFound(() =>
    problemResponse({
      status: 404,
      code: 'unknown-route',
      title: 'Unknown route',
      detail: 'There are /revocations, /vaults, /brands, /health and /metrics.',
    }),
  )
  app.onError((error, request) => {
    const route = routePath(request, -1)
    if (error instanceof Problem) {
      metrics.problems.inc({ route, code: error.fields.code })
      return problemResponse(error.fields)
    }
    metrics.problems.inc({ route, code: 'internal' })
    logger.error({ error, route }, 'a request failed')
    return problemResponse({
      status: 500,
      code: 'internal',
      title: 'The service failed',
      detail: 'This is a fault of the service. Try again; a revocation without an id in the answer was not taken over.',
    })
  })
  return app
}
