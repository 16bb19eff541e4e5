import type { Failure, Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import { collisionKey, compareByBytes, nameProblem, nameProblemInWords, shownName } from './member-name'

/** How a bundle is laid out as a bag and a zip (resources/format.md, The bag). */

/**
 * The bag's base directory inside the zip. Fixed, because nothing in the bag covers its name: if it could vary, a bundle
 * could be changed without a checksum noticing.
 */
export const baseFolder = 'slipway-bundle/'

export const tagFiles = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
} as const

/** What the container may hold; the same bounds as for what is read (security.md, Zip limits). Sizes in bytes. */
export const containerLimits = { members: 99_996, memberBytes: 4 * 1024 ** 3, totalBytes: 8 * 1024 ** 3 } as const

export interface NamedMember {
  /** From the base directory, such as “data/release.json”. */
  readonly name: string
  readonly size: number
}

const utf8 = new TextEncoder()

/** The path inside the archive, in UTF-8. */
export const archivePath = (name: string): Uint8Array => utf8.encode(baseFolder + name)

/** Whether a payload member may be called so in a bundle: a path that every system and every BagIt tool takes. */
export function payloadNameProblem(name: string): string | undefined {
  if (!name.startsWith('data/') || name.endsWith('/')) return 'is not a file below “data/”'
  const problem = nameProblem(baseFolder + name)
  if (problem !== undefined) return nameProblemInWords(problem)
  if (name.normalize('NFC') !== name) return 'is not written in the composed form of Unicode (NFC)'
  if (!name.isWellFormed()) return 'holds half a character'
  // “%” is valid in BagIt 1.0, but widely used tools decode it wrongly.
  if (/[<>"|?*%]/.test(name)) return 'holds one of the characters < > " | ? * %'
  return name.split('/').some((part) => part.startsWith(' ')) ? 'begins with a space' : undefined
}

/** The payload in the order of the container: by the bytes of the name. Refused where a name is not allowed or stands twice. */
export function payloadInOrder<M extends NamedMember>(members: readonly M[]): Result<readonly M[], Failure> {
  if (members.length === 0) return refuse('no-members', 'A bundle must hold at least one file.')
  if (members.length > containerLimits.members) return refuse('too-many-members', `A bundle holds at most ${containerLimits.members} files.`)
  const paths = new Map<string, string>()
  const folders = new Set<string>()
  let total = 0
  for (const { name, size } of members) {
    const problem = payloadNameProblem(name)
    if (problem !== undefined) return refuse('member-name', `The file “${shownName(name)}” ${problem}.`, name)
    if (size > containerLimits.memberBytes) return refuse('member-too-large', `The file “${name}” is too large for a bundle.`, name)
    const key = collisionKey(name)
    const same = paths.get(key)
    if (same !== undefined) return refuse('member-twice', `“${same}” and “${name}” would be one file.`, name)
    paths.set(key, name)
    for (let slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) folders.add(key.slice(0, slash))
    total += size
  }
  const both = [...folders].find((folder) => paths.has(folder))
  if (both !== undefined) return refuse('member-twice', `“${paths.get(both)}” would be both a file and a folder.`, both)
  if (total > containerLimits.totalBytes) return refuse('bundle-too-large', 'The files are too large for one bundle.')
  return ok(byName(members))
}

const byName = <M extends NamedMember>(members: readonly M[]): readonly M[] =>
  members
    .map((member) => ({ member, bytes: utf8.encode(member.name) }))
    .sort((a, b) => compareByBytes(a.bytes, b.bytes))
    .map(({ member }) => member)

const refuse = (code: string, message: string, place?: string) => failed({ code, message, ...(place === undefined ? {} : { place }) })
