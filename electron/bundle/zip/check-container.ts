import type { BagReport } from '#shared/bundle/container/bag-check'
import { judgeBag } from '#shared/bundle/container/bag-check'
import { ownDeclaration } from '#shared/bundle/container/bag-declaration'
import { bagInfoText, ownBagInfo, readBagInfo } from '#shared/bundle/container/bag-info'
import { baseFolder, payloadInOrder, tagFiles } from '#shared/bundle/container/bag-layout'
import type { ManifestLine } from '#shared/bundle/container/bag-manifest'
import { checksumDigits, manifestText, readManifest } from '#shared/bundle/container/bag-manifest'
import { bagListing, readBag, textFilesOf } from '#shared/bundle/container/bag-read'
import { shownName } from '#shared/bundle/container/member-name'
import type { ByteSource } from './byte-source'
import type { ContainerDifference } from './container-difference'
import { Differences } from './container-difference'
import type { ContainerMember, ContainerScan, Take } from './container-scan'
import { scanContainer } from './container-scan'
import type { Watch } from './paced'
import { cancelled, paced } from './paced'

export interface ContainerReport {
  /**
   * `canonical`: every byte is what our writer writes for these members. `different`: it is not, and `differences` say
   * where. `unreadable`: it is no container of ours at all.
   */
  readonly state: 'canonical' | 'different' | 'unreadable'
  readonly differences: readonly ContainerDifference[]
  /** The verdict on the bag inside; undefined where the file could not be followed to its end. */
  readonly bag: BagReport | undefined
  /** The members that were read, tag files too, with the checksums found. */
  readonly members: readonly ContainerMember[]
}

export interface ContainerOptions extends Watch {
  /** Who wants the bytes of a member in the same pass, by its name from the base directory. */
  readonly tap?: (name: string) => Take | undefined
}

/** More of a tag file is not kept: a hundred thousand manifest lines are some 15 MB. */
const longestTagFile = 32 * 1024 * 1024

/**
 * Whether a file is exactly the container that our writer would make of its members, and whether the bag inside is valid.
 * One pass in constant memory. Only `canonical` together with a `valid` bag means that nothing was changed.
 */
export async function checkContainer(source: ByteSource, { tap, ...watch }: ContainerOptions = {}): Promise<ContainerReport | typeof cancelled> {
  const texts = new TagTexts()
  const both = (name: string): Take | undefined => {
    const take = texts.tap(name)
    const theirs = tap?.(name)
    if (take === undefined || theirs === undefined) return take ?? theirs
    return (piece) => {
      take(piece)
      theirs(piece)
    }
  }
  const scan = await paced(scanContainer(source, both), source.size, watch)
  return scan === cancelled ? cancelled : report(scan, texts.whole())
}

/** The tag files' bytes, which are small and needed whole. */
class TagTexts {
  readonly #pieces = new Map<string, Buffer[]>()
  readonly #lengths = new Map<string, number>()

  tap(name: string): Take | undefined {
    if (!isTagText(name)) return undefined
    const pieces: Buffer[] = []
    this.#pieces.set(name, pieces)
    this.#lengths.set(name, 0)
    return (piece) => {
      const length = (this.#lengths.get(name) ?? 0) + piece.length
      this.#lengths.set(name, length)
      if (length <= longestTagFile) pieces.push(Buffer.from(piece))
    }
  }

  whole(): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.#pieces].map(([name, pieces]) => [name, Buffer.concat(pieces)]))
  }
}

const isTagText = (name: string) => textFilesOf(bagListing(new Map([[name, 0]]), [])).length > 0

function report(scan: ContainerScan, texts: ReadonlyMap<string, Uint8Array>): ContainerReport {
  const { members, complete } = scan
  if (members.length === 0) {
    const none: ContainerDifference = { code: 'not-a-container', path: '', offset: 0, message: 'This file is not a bundle.' }
    return { state: 'unreadable', differences: [none, ...scan.differences], bag: undefined, members }
  }
  if (!complete) return { state: 'different', differences: scan.differences, bag: undefined, members }
  const differences = [...scan.differences, ...layoutDifferences(members, texts)]
  return { state: differences.length === 0 ? 'canonical' : 'different', differences, bag: bagReport(members, texts), members }
}

function bagReport(members: readonly ContainerMember[], texts: ReadonlyMap<string, Uint8Array>): BagReport {
  const listing = bagListing(new Map(members.map(({ name, size }) => [name, size])), [])
  const checksums = new Map(members.map(({ name, sha256 }) => [name, new Map([['sha256', sha256] as const])]))
  return judgeBag(readBag(listing, texts), checksums)
}

/** Members, their order and the text of the tag files: what the zip records don't say. */
function layoutDifferences(members: readonly ContainerMember[], texts: ReadonlyMap<string, Uint8Array>): readonly ContainerDifference[] {
  const differences = new Differences()
  const outside = members.find(({ name }) => name.startsWith('../'))
  if (outside !== undefined) {
    const message = `“${shownName(outside.name.slice(3))}” does not lie in the folder “${baseFolder}”.`
    differences.add({ code: 'member-name', path: outside.name, offset: outside.dataStart, expected: baseFolder, message })
    return differences.list
  }
  const payload = members.filter(({ name }) => name.startsWith('data/'))
  const ordered = payloadInOrder(payload)
  if (!ordered.ok) {
    differences.add({ code: 'member-name', path: ordered.failure.place ?? '', offset: 0, message: ordered.failure.message })
    return differences.list
  }
  const { declaration, info, manifest, tagManifest } = tagFiles
  const expected = [declaration, info, ...ordered.value.map(({ name }) => name), manifest, tagManifest]
  for (let index = 0; index < Math.max(expected.length, members.length); index += 1) {
    const member = members[index]
    const name = expected[index] ?? 'nothing'
    if (member?.name === name) continue
    const found = member?.name ?? 'nothing'
    const message = `Where “${name}” must stand in the bundle stands “${found}”.`
    differences.add({ code: 'member-order', path: name, offset: member?.dataStart ?? 0, expected: name, found, message })
    return differences.list
  }
  const sum = { bytes: payload.reduce((total, { size }) => total + size, 0), files: payload.length }
  const text = (name: string) => Buffer.from(texts.get(name) ?? []).toString('utf8')
  const lines = (name: string, paths: readonly string[]) => manifestInForm(text(name), paths)
  const forms: readonly (readonly [name: string, expected: string])[] = [
    [declaration, ownDeclaration],
    [info, bagInfoText(ownBagInfo(readBagInfo(text(info)).elements), sum)],
    [
      manifest,
      lines(
        manifest,
        ordered.value.map(({ name }) => name),
      ),
    ],
    [tagManifest, lines(tagManifest, [declaration, info, manifest])],
  ]
  for (const [name, form] of forms) compareText(name, Buffer.from(form), texts, members, differences)
  return differences.list
}

/** A manifest of these paths in our form, with the checksums it lists; whether they are right is the bag's verdict. */
function manifestInForm(text: string, paths: readonly string[]): string {
  const listed = new Map(readManifest(text, checksumDigits.sha256, '1.0').lines.map((line: ManifestLine) => [line.path, line.checksum]))
  return manifestText(paths.map((path) => ({ path, checksum: listed.get(path) ?? '' })))
}

function compareText(
  name: string,
  expected: Buffer,
  texts: ReadonlyMap<string, Uint8Array>,
  members: readonly ContainerMember[],
  differences: Differences,
): void {
  const found = Buffer.from(texts.get(name) ?? [])
  const member = members.find((each) => each.name === name)
  const dataStart = member?.dataStart ?? 0
  if ((member?.size ?? 0) > longestTagFile) {
    differences.add({ code: 'tag-file-too-large', path: name, offset: dataStart, message: `“${name}” is larger than that of any bundle.` })
    return
  }
  if (found.equals(expected)) return
  let at = 0
  while (at < found.length && found[at] === expected[at]) at += 1
  const excerpt = (bytes: Buffer) => bytes.subarray(at, at + 40).toString('utf8')
  differences.add({
    code: 'tag-file-differs',
    path: name,
    offset: dataStart + at,
    expected: excerpt(expected),
    found: excerpt(found),
    message: `“${name}” is not written as Slipway writes it.`,
  })
}
