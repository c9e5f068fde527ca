import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Catalogue } from '../catalogue/buildCatalogue.ts'
import { generatedPurchases } from '../customers/generatedPurchases.ts'

export type Session = { readonly sessionId: string; readonly customerId: string; readonly loggedInAt: number }

/** What the shop could use of one customer, no older than its notice says. Only `minimise` decides which of it may be used for what. */
export type CustomerRecord = {
  readonly email: string
  /** Product ids, newest first. */
  readonly purchases: readonly string[]
  /** Departments marked as favourites. */
  readonly favourites: readonly string[]
  /** Departments opened, newest first. They are forgotten when the notice says. */
  readonly browsing: readonly string[]
}

/** Something a customer bought, for the customer's own eyes. */
export type Purchase = { readonly productId: string; readonly boughtAt: number }

export type Customer = { readonly customerId: string; readonly account: string; readonly record: CustomerRecord }

/** The shop's own data: customers, what they bought and opened, who is logged in. Nothing of the consent ledger is in it. */
export type ShopData = {
  openSession(customerId: string): Session
  findSession(sessionId: string): Session | null
  closeSession(sessionId: string): void
  /** Gives the customer a generated past unless they have one. */
  ensureCustomer(customerId: string): Customer
  /** Everything the customer bought, newest first: kept as the shop's books, whatever is consented to. */
  purchasesOf(customerId: string): readonly Purchase[]
  setFavourites(customerId: string, departments: readonly string[]): void
  addVisit(customerId: string, department: string): void
  close(): void
}

const schema = `
create table if not exists customers (customer_id text primary key, account text not null, email text not null) strict;
create table if not exists purchases (customer_id text not null, position integer not null, product_id text not null, bought_at integer not null, primary key (customer_id, position)) strict, without rowid;
create table if not exists favourites (customer_id text not null, department text not null, primary key (customer_id, department)) strict, without rowid;
create table if not exists visits (customer_id text not null, department text not null, at integer not null, primary key (customer_id, department)) strict, without rowid;
create table if not exists sessions (session_id text primary key, customer_id text not null, logged_in_at integer not null) strict, without rowid;
`

/** Generated customers of an older layout are thrown away: they come back by themselves, the same as before. */
const layout = 1
const sessionSeconds = 30 * 86_400

/**
 * Opens the shop's database in its data folder.
 *
 * @param windows how far back purchases and visits may be looked at, in seconds
 */
export function openShopData(
  folder: string,
  catalogue: Catalogue,
  windows: { readonly purchases: number; readonly browsing: number },
): ShopData {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'shop.db'))
  database.exec('pragma journal_mode = wal; pragma synchronous = full;')
  const { user_version: version } = database.prepare('pragma user_version').get() as { user_version: number }
  if (version < layout) {
    database.exec(`drop table if exists customers; drop table if exists purchases; pragma user_version = ${layout}`)
  }
  database.exec(schema)
  const now = () => Math.floor(Date.now() / 1000)
  const column = <value>(sql: string, ...values: (string | number)[]): value[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((row) => Object.values(row)[0] as value)

  function readCustomer(customerId: string): Customer | null {
    const row = database.prepare('select account, email from customers where customer_id = ?').get(customerId) as
      | { account: string; email: string }
      | undefined
    if (!row) return null
    return {
      customerId,
      account: row.account,
      record: {
        email: row.email,
        purchases: column(
          'select product_id from purchases where customer_id = ? and bought_at >= ? order by position',
          customerId,
          now() - windows.purchases,
        ),
        favourites: column('select department from favourites where customer_id = ? order by department', customerId),
        browsing: column(
          'select department from visits where customer_id = ? and at >= ? order by at desc limit 5',
          customerId,
          Date.now() - windows.browsing * 1000,
        ),
      },
    }
  }

  return {
    openSession(customerId) {
      const session = { sessionId: randomBytes(24).toString('base64url'), customerId, loggedInAt: now() }
      database
        .prepare('insert into sessions values (?, ?, ?)')
        .run(session.sessionId, session.customerId, session.loggedInAt)
      return session
    },
    findSession(sessionId) {
      const row = database
        .prepare('select * from sessions where session_id = ? and logged_in_at >= ?')
        .get(sessionId, now() - sessionSeconds) as
        | { session_id: string; customer_id: string; logged_in_at: number }
        | undefined
      return row ? { sessionId: row.session_id, customerId: row.customer_id, loggedInAt: row.logged_in_at } : null
    },
    closeSession(sessionId) {
      database.prepare('delete from sessions where session_id = ?').run(sessionId)
    },
    ensureCustomer(customerId) {
      const known = readCustomer(customerId)
      if (known) return known
      const number = customerId.slice(customerId.lastIndexOf('-') + 1)
      database.exec('begin immediate')
      database
        .prepare('insert into customers values (?, ?, ?)')
        .run(customerId, `c…${number.slice(-3)}@example.com`, `customer.${number}@example.com`)
      const insert = database.prepare('insert into purchases values (?, ?, ?, ?)')
      for (const [position, { product, daysAgo }] of generatedPurchases(customerId, catalogue).entries()) {
        insert.run(customerId, position, product.id, now() - daysAgo * 86_400)
      }
      database.exec('commit')
      return readCustomer(customerId) as Customer
    },
    purchasesOf(customerId) {
      return database
        .prepare('select product_id, bought_at from purchases where customer_id = ? order by position')
        .all(customerId)
        .map((row) => ({ productId: String(row.product_id), boughtAt: Number(row.bought_at) }))
    },
    setFavourites(customerId, departments) {
      database.exec('begin immediate')
      database.prepare('delete from favourites where customer_id = ?').run(customerId)
      const insert = database.prepare('insert into favourites values (?, ?)')
      for (const department of departments) insert.run(customerId, department)
      database.exec('commit')
    },
    addVisit(customerId, department) {
      database.prepare('delete from visits where at < ?').run(Date.now() - windows.browsing * 1000)
      database
        .prepare('insert into visits values (?, ?, ?) on conflict do update set at = excluded.at')
        .run(customerId, department, Date.now())
    },
    close() {
      database.close()
    },
  }
}
