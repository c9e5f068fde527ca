import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The steps that lead from an empty database to today's schema, by name. Never edit one that was released: add another. */
export const migrations: Record<string, Migration> = {
  '0001-start': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('request')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull().unique())
        .addColumn('brandId', 'text', (column) => column.notNull())
        .addColumn('createdAt', 'integer', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('requestLock')
        .addColumn('requestId', 'text', (column) => column.notNull().references('request.id').onDelete('cascade'))
        .addColumn('lock', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('requestLockKey', ['requestId', 'lock'])
        .execute()
      await database.schema.createIndex('requestLockByLock').on('requestLock').columns(['lock']).execute()

      await database.schema
        .createTable('lock')
        .addColumn('brandId', 'text', (column) => column.notNull())
        .addColumn('lock', 'text', (column) => column.notNull())
        .addColumn('secret', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('dueAt', 'integer', (column) => column.notNull())
        .addColumn('createdAt', 'integer', (column) => column.notNull())
        .addColumn('transactionId', 'integer')
        .addColumn('transactionHash', 'text')
        .addColumn('blockNumber', 'integer')
        .addColumn('revokedAt', 'integer')
        .addColumn('byBrand', 'integer')
        .addPrimaryKeyConstraint('lockKey', ['brandId', 'lock'])
        .execute()
      await database.schema.createIndex('lockByState').on('lock').columns(['state', 'dueAt']).execute()
      await database.schema.createIndex('lockByTransaction').on('lock').columns(['transactionId']).execute()

      await database.schema
        .createTable('relayTransaction')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('nonce', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('gas', 'text', (column) => column.notNull())
        .addColumn('createdAt', 'integer', (column) => column.notNull())
        .addColumn('broadcastAt', 'integer', (column) => column.notNull())
        .addColumn('hash', 'text')
        .addColumn('blockNumber', 'integer')
        .addColumn('lostAt', 'integer')
        .execute()
      await database.schema.createIndex('relayTransactionByState').on('relayTransaction').columns(['state']).execute()
      await database.schema
        .createTable('relayAttempt')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('hash', 'text', (column) => column.notNull().unique())
        .addColumn('transactionId', 'integer', (column) =>
          column.notNull().references('relayTransaction.id').onDelete('cascade'),
        )
        .addColumn('raw', 'text')
        .addColumn('maxFeePerGas', 'text', (column) => column.notNull())
        .addColumn('maxPriorityFeePerGas', 'text', (column) => column.notNull())
        .addColumn('createdAt', 'integer', (column) => column.notNull())
        .addColumn('headNumber', 'integer', (column) => column.notNull())
        .execute()
      await database.schema
        .createIndex('relayAttemptByTransaction')
        .on('relayAttempt')
        .columns(['transactionId'])
        .execute()

      await database.schema
        .createTable('spending')
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('spent', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('spendingKey', ['day', 'scope'])
        .execute()

      await database.schema
        .createTable('vault')
        .addColumn('vaultId', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('updatedAt', 'integer', (column) => column.notNull())
        .addColumn('blob', 'blob', (column) => column.notNull())
        .execute()

      await database.schema
        .createTable('event')
        .addColumn('blockNumber', 'integer', (column) => column.notNull())
        .addColumn('logIndex', 'integer', (column) => column.notNull())
        .addColumn('blockHash', 'text', (column) => column.notNull())
        .addColumn('transactionHash', 'text', (column) => column.notNull())
        .addColumn('at', 'integer', (column) => column.notNull())
        .addColumn('brandId', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('lock', 'text')
        .addColumn('fields', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('eventKey', ['blockNumber', 'logIndex'])
        .execute()
      await database.schema
        .createIndex('eventByBrand')
        .on('event')
        .columns(['brandId', 'blockNumber', 'logIndex'])
        .execute()
      await database.schema
        .createIndex('eventByName')
        .on('event')
        .columns(['name', 'blockNumber', 'logIndex'])
        .execute()
      await database.schema
        .createIndex('eventByLock')
        .on('event')
        .columns(['lock'])
        .where(sql.ref('lock'), 'is not', null)
        .execute()

      await database.schema
        .createTable('checkpoint')
        .addColumn('blockNumber', 'integer', (column) => column.primaryKey())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('timestamp', 'integer', (column) => column.notNull())
        .execute()
    },
  },
}
