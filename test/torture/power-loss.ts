import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Disk } from '#electron/disk/disk'
import type { Random } from './random'

/*
 * A disk that can lose its power (reliability.md, R7): it lets every call through to a real folder, remembers which of them
 * a sync has made durable, and lays out afterwards what such a disk might hold: of all that was not synced any part, also
 * of one write, in any combination. It promises no more than POSIX does: a file's content is durable by a sync of the
 * file, its name by a sync of the folder in which it stands.
 */

interface FileNode {
  readonly kind: 'file'
  content: Buffer
  durable: Buffer
  /** What would make `content` of `durable`, in order. */
  pending: Change[]
}
type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }

interface FolderNode {
  readonly kind: 'folder'
  readonly durable: Map<string, Node>
}
type Node = FileNode | FolderNode

/** Names that come and go together, as in a rename. */
interface Renaming {
  readonly folders: ReadonlySet<FolderNode>
  readonly apply: () => void
}

/** Thrown by every call from the moment on when the power went. */
export class PowerLoss extends Error {}

export interface PowerLossDisk extends Disk {
  readonly calls: () => number
  /** Whether the power has gone: what was answered since then reached nobody. */
  readonly isOff: () => boolean
  /** Lays out in a folder what the disk may hold after the power went. */
  readonly layOut: (into: string, random: Random) => void
}

/** `lastCall`: so many calls are let through; the power goes in the next one. What lies in `root` before is durable. */
export function powerLossDisk(root: string, real: Disk, lastCall: number): PowerLossDisk {
  const live = new Map<string, Node>()
  const top = folderAt(root, live)
  const handles = new Map<number, { readonly node: FileNode; position: number; readonly appends: boolean }>()
  let renamings: Renaming[] = []
  let count = 0

  const call = <T>(work: () => T): T => {
    count += 1
    if (count > lastCall) throw new PowerLoss('The power went.')
    return work()
  }
  const folderOf = (path: string): FolderNode => {
    const node = live.get(dirname(path))
    if (node?.kind !== 'folder') throw new RangeError(`${dirname(path)} is no folder that this disk has made.`)
    return node
  }
  const name = (path: string, node: Node | undefined): void => {
    const folder = folderOf(path)
    renamings.push({
      folders: new Set([folder]),
      apply: () => void (node === undefined ? folder.durable.delete(basename(path)) : folder.durable.set(basename(path), node)),
    })
  }
  const forget = (path: string): void => {
    for (const each of live.keys()) if (each === path || each.startsWith(`${path}/`)) live.delete(each)
  }
  const make = (path: string): void => {
    if (live.has(path)) return
    make(dirname(path))
    const node: FolderNode = { kind: 'folder', durable: new Map() }
    name(path, node)
    live.set(path, node)
  }
  const change = (node: FileNode, next: Change): void => {
    node.pending.push(next)
    node.content = applied(node.content, next)
  }
  const syncFile = (handle: number): void => {
    const node = handles.get(handle)?.node
    if (node === undefined) throw new RangeError('A sync of something that is not open.')
    node.durable = node.content
    node.pending = []
  }

  return {
    mkdir: (folder) =>
      call(() => {
        real.mkdir(folder)
        make(folder)
      }),
    open: (file, flags, mode) =>
      call(() => {
        const handle = real.open(file, flags, mode)
        let node = live.get(file)
        if (node === undefined) {
          node = { kind: 'file', content: Buffer.alloc(0), durable: Buffer.alloc(0), pending: [] }
          name(file, node)
          live.set(file, node)
        }
        if (node.kind !== 'file') throw new RangeError(`${file} is a folder.`)
        handles.set(handle, { node, position: 0, appends: flags === 'a' })
        return handle
      }),
    write: (handle, bytes, offset, length, position) =>
      call(() => {
        const held = handles.get(handle)
        if (held === undefined) throw new RangeError('A write to something that is not open.')
        const written = real.write(handle, bytes, offset, length, position)
        const at = position ?? (held.appends ? held.node.content.length : held.position)
        change(held.node, { at, bytes: Buffer.from(bytes.subarray(offset, offset + written)) })
        if (position === undefined) held.position = at + written
        return written
      }),
    syncData: (handle) => call(() => syncFile(handle)),
    sync: (handle) => call(() => syncFile(handle)),
    syncFolder: (folder) =>
      call(() => {
        const node = live.get(folder)
        if (node?.kind !== 'folder') throw new RangeError(`${folder} is no folder that this disk has made.`)
        for (const { folders, apply } of renamings) if (folders.has(node)) apply()
        renamings = renamings.filter(({ folders }) => !folders.has(node))
      }),
    truncate: (file, size) =>
      call(() => {
        real.truncate(file, size)
        const node = live.get(file)
        if (node?.kind === 'file') change(node, { size })
      }),
    rename: (from, to) =>
      call(() => {
        real.rename(from, to)
        const node = live.get(from)
        if (node === undefined) throw new RangeError(`${from} is nothing that this disk has made.`)
        const [left, right] = [folderOf(from), folderOf(to)]
        renamings.push({
          folders: new Set([left, right]),
          apply() {
            left.durable.delete(basename(from))
            right.durable.set(basename(to), node)
          },
        })
        const moved = [...live].filter(([path]) => path === from || path.startsWith(`${from}/`))
        forget(to)
        forget(from)
        for (const [path, each] of moved) live.set(to + path.slice(from.length), each)
      }),
    remove: (file) =>
      call(() => {
        real.remove(file)
        if (live.has(file)) name(file, undefined)
        forget(file)
      }),
    close(handle) {
      real.close(handle)
      handles.delete(handle)
    },
    calls: () => count,
    isOff: () => count > lastCall,
    layOut(into, random) {
      for (const { apply } of renamings) if (random.chance(0.5)) apply()
      renamings = []
      layOutFolder(top, into, random)
    },
  }
}

/** What lies in a folder already, all of it durable. */
function folderAt(path: string, live: Map<string, Node>): FolderNode {
  const node: FolderNode = { kind: 'folder', durable: new Map() }
  live.set(path, node)
  for (const item of fs.readdirSync(path, { withFileTypes: true })) {
    const place = join(path, item.name)
    if (item.isDirectory()) node.durable.set(item.name, folderAt(place, live))
    else {
      const content = fs.readFileSync(place)
      const file: FileNode = { kind: 'file', content, durable: content, pending: [] }
      live.set(place, file)
      node.durable.set(item.name, file)
    }
  }
  return node
}

function applied(content: Buffer, next: Change): Buffer {
  if ('size' in next) return next.size <= content.length ? content.subarray(0, next.size) : Buffer.concat([content, Buffer.alloc(next.size - content.length)])
  const grown = Buffer.alloc(Math.max(content.length, next.at + next.bytes.length))
  content.copy(grown)
  next.bytes.copy(grown, next.at)
  return grown
}

const sector = 512

/** Of each write some sectors got there; where a later one did and an earlier one did not, zeros stand between. */
function survived(node: FileNode, random: Random): Buffer {
  let content = node.durable
  for (const next of node.pending) {
    if (random.chance(0.5)) continue
    if ('size' in next || random.chance(0.5)) {
      content = applied(content, next)
      continue
    }
    for (let from = 0; from < next.bytes.length; from += sector) {
      if (random.chance(0.5)) content = applied(content, { at: next.at + from, bytes: next.bytes.subarray(from, from + sector) })
    }
  }
  return content
}

function layOutFolder(folder: FolderNode, into: string, random: Random): void {
  fs.mkdirSync(into, { recursive: true })
  for (const [name, node] of folder.durable) {
    if (node.kind === 'folder') layOutFolder(node, join(into, name), random)
    else fs.writeFileSync(join(into, name), survived(node, random))
  }
}
