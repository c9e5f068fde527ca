import { readConfig } from './config.ts'
import { ConfigurationError } from './configurationError.ts'
import { describeError } from './describeError.ts'
import { type Service, startService } from './startService.ts'

// Whatever is written is the owner's alone: secrets wait in the database.
process.umask(0o077)

let service: Service | undefined
let isStopping = false

/** Ends orderly, whoever asks. */
async function stop() {
  if (isStopping) return
  isStopping = true
  // A step that waits for a silent node must not hold up the end: all it knows is on disk.
  setTimeout(() => process.exit(0), 8_000).unref()
  await service?.stop()
  process.exit(0)
}

// Node would print the error whole, and those of the chain repeat what was sent. All that was answered is on disk.
process.once('uncaughtException', (error) => {
  process.stderr.write(`${JSON.stringify({ level: 60, msg: 'the service failed', error: describeError(error) })}\n`)
  process.exit(1)
})
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// Started by another process: ends with it.
if (process.connected) process.once('disconnect', stop)

try {
  const [argument] = process.argv.slice(2)
  if (argument !== undefined && argument !== '--rebuild-index') {
    throw new ConfigurationError(argument, 'is no option: there is --rebuild-index.')
  }
  service = await startService(readConfig(process.env), { rebuildIndex: argument === '--rebuild-index' })
  process.stdout.write(`${JSON.stringify({ ready: true, url: service.url })}\n`)
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}
