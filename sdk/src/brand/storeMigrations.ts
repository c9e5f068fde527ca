import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How a dialect writes what SQL has no common words for. */
export type DialectWords = {
  /** Type and modifiers of a key the database counts up and never gives out twice. */
  readonly countedKey: 'integer primary key autoincrement' | 'bigint generated always as identity primary key'
}

/** The schema's history. A migration that was released is never edited: append another. */
export function storeMigrations(words: DialectWords): Record<string, Migration> {
  const countedKey = sql.raw(words.countedKey)
  return {
    '0001-start': {
      async up(db: Kysely<unknown>) {
        const schema = db.schema
        await schema
          .createTable('meta')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('value', 'text', (column) => column.notNull())
          .execute()
        await schema
          .createTable('customers')
          .addColumn('id', countedKey as never)
          .addColumn('customer_id', 'text', (column) => column.notNull().unique())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .execute()
        await schema
          .createTable('subjects')
          .addColumn('subject', 'text', (column) => column.primaryKey())
          .addColumn('customer', 'bigint', (column) => column.notNull().references('customers.id'))
          .addColumn('account', 'text', (column) => column.notNull())
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('ended_at', 'bigint')
          .execute()
        await schema.createIndex('subjects_customer').on('subjects').column('customer').execute()
        await schema
          .createTable('requests')
          .addColumn('request_id', 'text', (column) => column.primaryKey())
          .addColumn('customer_id', 'text', (column) => column.notNull())
          .addColumn('session_hash', 'text', (column) => column.notNull())
          .addColumn('account', 'text', (column) => column.notNull())
          .addColumn('notice_hash', 'text', (column) => column.notNull())
          .addColumn('uses', 'text', (column) => column.notNull())
          .addColumn('locale', 'text', (column) => column.notNull())
          .addColumn('return_url', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('used_at', 'bigint')
          .execute()
        await schema.createIndex('requests_expires_at').on('requests').column('expires_at').execute()
        await schema.createIndex('requests_customer_id').on('requests').column('customer_id').execute()
        await schema
          .createTable('batches')
          .addColumn('id', countedKey as never)
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('root', 'text', (column) => column.notNull().unique())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('sent_at', 'bigint')
          .addColumn('transaction_hash', 'text')
          .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
          .execute()
        await schema
          .createTable('receipts')
          .addColumn('id', countedKey as never)
          .addColumn('consent_hash', 'text', (column) => column.notNull().unique())
          .addColumn('customer', 'bigint', (column) => column.notNull().references('customers.id'))
          .addColumn('subject', 'text', (column) => column.notNull().references('subjects.subject'))
          .addColumn('notice_hash', 'text', (column) => column.notNull())
          .addColumn('issued_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('document', 'text', (column) => column.notNull())
          .addColumn('batch', 'bigint', (column) => column.references('batches.id'))
          .addColumn('proof', 'text')
          .addColumn('stored_at', 'bigint', (column) => column.notNull())
          .execute()
        await schema.createIndex('receipts_subject').on('receipts').column('subject').execute()
        await schema.createIndex('receipts_customer').on('receipts').column('customer').execute()
        await schema
          .createIndex('receipts_waiting')
          .on('receipts')
          .column('id')
          .where(sql.ref('batch'), 'is', null)
          .execute()
        await schema
          .createTable('locks')
          .addColumn('lock', 'text', (column) => column.notNull())
          .addColumn('receipt', 'bigint', (column) => column.notNull().references('receipts.id').onDelete('cascade'))
          .addColumn('position', 'integer', (column) => column.notNull())
          .addColumn('purpose', 'text')
          .addColumn('category', 'text')
          .addPrimaryKeyConstraint('locks_key', ['receipt', 'position'])
          .execute()
        await schema.createIndex('locks_lock').on('locks').column('lock').execute()
        await schema
          .createTable('spends')
          .addColumn('lock', 'text', (column) => column.primaryKey())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .addColumn('by_brand', 'integer', (column) => column.notNull())
          .addColumn('block_number', 'bigint')
          .addColumn('is_final', 'integer', (column) => column.notNull().defaultTo(0))
          .addColumn('secret', 'text')
          .addColumn('is_requested', 'integer', (column) => column.notNull().defaultTo(0))
          .addColumn('sent_at', 'bigint')
          .addColumn('transaction_hash', 'text')
          .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
          .execute()
        await schema
          .createIndex('spends_waiting')
          .on('spends')
          .column('block_number')
          .where(sql.ref('is_final'), '=', sql.lit(0))
          .execute()
        await schema
          .createTable('roots')
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('root', 'text', (column) => column.notNull())
          .addColumn('recorded_at', 'bigint', (column) => column.notNull())
          .addColumn('block_number', 'bigint', (column) => column.notNull())
          .addColumn('transaction_hash', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('roots_key', ['kind', 'root'])
          .execute()
        await schema.createIndex('roots_block_number').on('roots').column('block_number').execute()
        await schema
          .createTable('notices')
          .addColumn('notice_hash', 'text', (column) => column.primaryKey())
          .addColumn('number', 'integer', (column) => column.notNull())
          .addColumn('published_at', 'bigint', (column) => column.notNull())
          .addColumn('block_number', 'bigint', (column) => column.notNull())
          .addColumn('document', 'text')
          .execute()
        await schema
          .createTable('brand_names')
          .addColumn('block_number', 'bigint', (column) => column.notNull())
          .addColumn('log_index', 'integer', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('domain', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('brand_names_key', ['block_number', 'log_index'])
          .execute()
        await schema
          .createTable('blocks')
          .addColumn('number', 'bigint', (column) => column.primaryKey())
          .addColumn('hash', 'text', (column) => column.notNull())
          .addColumn('timestamp', 'bigint', (column) => column.notNull())
          .addColumn('revocation_digest', 'text', (column) => column.notNull())
          .addColumn('use_digest', 'text', (column) => column.notNull())
          .addColumn('is_verified', 'integer', (column) => column.notNull())
          .execute()
        await schema
          .createTable('uses')
          .addColumn('id', countedKey as never)
          .addColumn('hash', 'text', (column) => column.notNull().unique())
          .addColumn('customer', 'bigint', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('entry', 'text', (column) => column.notNull())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .addColumn('outcome', 'text')
          .addColumn('batch', 'bigint', (column) => column.references('batches.id'))
          .addColumn('proof', 'text')
          .execute()
        await schema.createIndex('uses_subject').on('uses').columns(['subject', 'id']).execute()
        await schema.createIndex('uses_waiting').on('uses').column('at').where(sql.ref('batch'), 'is', null).execute()
        await schema
          .createTable('use_counts')
          .addColumn('customer', 'bigint', (column) => column.notNull())
          .addColumn('purpose', 'text', (column) => column.notNull())
          .addColumn('category', 'text', (column) => column.notNull())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .addColumn('use_hash', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('use_counts_key', ['customer', 'purpose', 'category', 'at', 'use_hash'])
          .execute()
        await schema.createIndex('use_counts_at').on('use_counts').column('at').execute()
        await schema
          .createTable('use_heads')
          .addColumn('subject', 'text', (column) => column.primaryKey())
          .addColumn('next_index', 'bigint', (column) => column.notNull())
          .addColumn('last_hash', 'text', (column) => column.notNull())
          .execute()
        await schema
          .createTable('erasures')
          .addColumn('subject', 'text', (column) => column.primaryKey())
          .addColumn('request', 'text', (column) => column.notNull())
          .addColumn('signature', 'text', (column) => column.notNull())
          .addColumn('requested_at', 'bigint', (column) => column.notNull())
          .addColumn('consent_hashes', 'text', (column) => column.notNull())
          .addColumn('last_index', 'bigint')
          .addColumn('last_hash', 'text')
          .addColumn('erased_at', 'bigint')
          .addColumn('certificate', 'text')
          .execute()
        await schema
          .createTable('erased_hashes')
          .addColumn('consent_hash', 'text', (column) => column.primaryKey())
          .addColumn('erased_at', 'bigint', (column) => column.notNull())
          .execute()
      },
    },
    '0002-staged-pages': {
      async up(db: Kysely<unknown>) {
        // What was read and never compared with the ledger is read again.
        const verified = sql`(select coalesce(max(number), -1) from blocks where is_verified = 1)`
        for (const table of ['roots', 'notices', 'brand_names']) {
          await sql`delete from ${sql.table(table)} where block_number > ${verified}`.execute(db)
        }
        await sql`update spends set block_number = null, is_final = 0 where block_number > ${verified}`.execute(db)
        await sql`delete from blocks where is_verified = 0`.execute(db)
        await db.schema.alterTable('blocks').dropColumn('is_verified').execute()
        await db.schema
          .createTable('staged_pages')
          .addColumn('to_block', 'bigint', (column) => column.primaryKey())
          .addColumn('block_hash', 'text', (column) => column.notNull())
          .addColumn('block_timestamp', 'bigint', (column) => column.notNull())
          .addColumn('replay', 'text', (column) => column.notNull())
          .addColumn('events', 'text', (column) => column.notNull())
          .execute()
      },
    },
    '0003-several-guards': {
      async up(db: Kysely<unknown>) {
        const schema = db.schema
        await schema
          .createTable('changes')
          .addColumn('id', countedKey as never)
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('row', 'bigint', (column) => column.notNull())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .execute()
        await schema
          .createTable('leases')
          .addColumn('name', 'text', (column) => column.primaryKey())
          .addColumn('term', 'bigint', (column) => column.notNull())
          .addColumn('renewed_at', 'bigint', (column) => column.notNull())
          .execute()
        await schema.createIndex('receipts_batch').on('receipts').column('batch').execute()
      },
    },
    '0004-unrecorded-batches': {
      async up(db: Kysely<unknown>) {
        const schema = db.schema
        await schema
          .alterTable('batches')
          .addColumn('is_recorded', 'integer', (column) => column.notNull().defaultTo(0))
          .execute()
        await sql`update batches set is_recorded = 1
          where exists (select 1 from roots where roots.kind = batches.kind and roots.root = batches.root)`.execute(db)
        await schema
          .createIndex('batches_unrecorded')
          .on('batches')
          .columns(['kind', 'id'])
          .where(sql.ref('is_recorded'), '=', sql.lit(0))
          .execute()
      },
    },
    '0005-uses-by-batch': {
      async up(db: Kysely<unknown>) {
        await db.schema.createIndex('uses_batch').on('uses').column('batch').execute()
      },
    },
  }
}
