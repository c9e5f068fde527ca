import type { Logger } from 'pino'
import type { ChainReader } from '../chain/createChain.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../createMetrics.ts'
import type { Database } from '../database/openDatabase.ts'
import type { Health } from '../readHealth.ts'

/** What routes work with. */
export type RouteContext = {
  readonly config: Config
  readonly database: Database
  readonly chain: ChainReader
  readonly logger: Logger
  readonly metrics: Metrics
  /** Makes the relay look at once. */
  wakeRelay(): void
  readHealth(): Promise<Health>
}
