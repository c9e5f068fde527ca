import { join } from 'node:path'
import { runNpm } from './runNpm.ts'

export type Tarball = {
  readonly path: string
  /** Bytes of the tarball, and of what it holds. */
  readonly size: number
  readonly unpackedSize: number
  /** Paths of what it holds, in order. */
  readonly files: readonly string[]
}

/**
 * Packs a built package with `npm pack`.
 *
 * @param folder the package, as `buildPackage` makes it
 * @param destination an existing folder for the tarball
 * @throws {PackageError} when npm fails
 */
export async function packFolder(folder: string, destination: string): Promise<Tarball> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination]
  const [packed] = JSON.parse(await runNpm(args, { cwd: folder, title: 'npm pack' }))
  const files = packed.files.map(({ path }: { path: string }) => path).sort()
  return { path: join(destination, packed.filename), size: packed.size, unpackedSize: packed.unpackedSize, files }
}
