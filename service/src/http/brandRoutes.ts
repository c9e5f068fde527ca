import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Hex } from 'viem'
import { cursorText } from '../index/cursor.ts'
import { readBrands } from '../index/readBrands.ts'
import { readHistory } from '../index/readHistory.ts'
import { Problem } from './problem.ts'
import type { RouteContext } from './routeContext.ts'

const limit = v.optional(
  v.pipe(
    v.string('must be given once'),
    v.regex(/^\d{1,4}$/, 'must be a whole number from 1 to 200'),
    v.transform(Number),
    v.minValue(1, 'must be a whole number from 1 to 200'),
    v.maxValue(200, 'must be a whole number from 1 to 200'),
  ),
  '50',
)
const page = { after: v.optional(cursorText), limit }
const brandsQuery = v.strictObject(page, 'may hold after and limit only')
const historyQuery = v.strictObject(
  {
    ...page,
    event: v.optional(
      v.pipe(v.string('must be given once'), v.regex(/^[A-Za-z]{1,40}$/, 'must be the name of an event')),
    ),
  },
  'may hold after, limit and event only',
)

/** `GET /brands`, `/brands/:brandId`, `/brands/:brandId/history`: the index of the chain. */
export function brandRoutes({ database }: RouteContext): Hono {
  const routes = new Hono()

  routes.get('/', async (context) => context.json(await readBrands(database, readQuery(context, brandsQuery))))

  routes.get('/:brandId', async (context) => {
    const brandId = readBrandId(context)
    const { brands, asOf } = await readBrands(database, { brandId, limit: 1 })
    const [brand] = brands
    if (brand === undefined) throw unknownBrand(asOf)
    return context.json({ brand, asOf })
  })

  routes.get('/:brandId/history', async (context) => {
    const brandId = readBrandId(context)
    const query = readQuery(context, historyQuery)
    const { brands, asOf } = await readBrands(database, { brandId, limit: 1 })
    if (brands.length === 0) throw unknownBrand(asOf)
    return context.json(await readHistory(database, { brandId, ...query }))
  })

  return routes
}

function readBrandId(context: Context): Hex {
  const brandId = (context.req.param('brandId') ?? '').toLowerCase()
  if (!/^0x[0-9a-f]{64}$/.test(brandId)) {
    throw new Problem({
      status: 422,
      code: 'malformed-brand-id',
      title: 'This is no brandId',
      detail: 'A brandId is 32 bytes in hex: 0x and 64 digits.',
    })
  }
  return brandId as Hex
}

function readQuery<Schema extends v.GenericSchema>(context: Context, schema: Schema): v.InferOutput<Schema> {
  const values = Object.fromEntries(
    Object.entries(context.req.queries()).map(([key, list]) => [key, list.length === 1 ? list[0] : list]),
  )
  const result = v.safeParse(schema, values, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? ''
  throw new Problem({
    status: 422,
    code: 'malformed-query',
    title: 'The query does not have the right form',
    detail: `${path === '' ? 'The query' : path} ${issue.message}.`,
    more: { path },
  })
}

/** The index may be behind the chain, so the answer says up to where it has read. */
function unknownBrand(asOf: unknown): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-brand',
    title: 'Unknown brand',
    detail:
      'The index knows no such brand as of the block in asOf. A brand registered later may be missing: the ledger knows it.',
    more: { asOf },
  })
}
