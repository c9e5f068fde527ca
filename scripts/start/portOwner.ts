import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The socket inodes that listen on a port, from Linux's own table. */
function listeningInodes(port: number): Set<string> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    if (!existsSync(table)) continue
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/)
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A' && fields[9]) inodes.add(fields[9])
    }
  }
  return inodes
}

function linuxOwner(port: number): string | undefined {
  const inodes = listeningInodes(port)
  if (inodes.size === 0) return undefined
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
        const socket = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1]
        if (!socket || !inodes.has(socket)) continue
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return `${command.slice(0, 120)} (process ${pid})`
      }
    } catch {
      // The process ended meanwhile, or belongs to somebody else.
    }
  }
  return undefined
}

/**
 * Names the process that listens on a port of this machine.
 * @param port TCP port, 1 to 65,535
 * @returns its command line and process id, or a plain "another process" when the system does not tell
 */
export function portOwner(port: number): string {
  if (existsSync('/proc/net/tcp')) return linuxOwner(port) ?? 'another process of this machine'
  const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const pid = /^p(\d+)$/m.exec(lsof.stdout ?? '')?.[1]
  const name = /^c(.+)$/m.exec(lsof.stdout ?? '')?.[1]
  return pid ? `${name ?? 'a process'} (process ${pid})` : 'another process of this machine'
}
