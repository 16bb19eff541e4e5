/** A place where a file is not byte for byte what our writer would have written. */
export interface ContainerDifference {
  readonly code: ContainerDifferenceCode
  /** The member, from the bag's base directory; "" for the container itself. */
  readonly path: string
  /** Of the first differing byte in the file. */
  readonly offset: number
  readonly expected?: string
  readonly found?: string
  readonly message: string
}

export type ContainerDifferenceCode =
  | 'not-a-container'
  | 'truncated'
  | 'not-followed'
  | 'zip-record-differs'
  | 'crc-differs'
  | 'data-after-end'
  | 'too-many-members'
  | 'member-order'
  | 'member-name'
  | 'tag-file-differs'
  | 'tag-file-too-large'

/** More than this many say nothing new. */
const most = 100

/** Collects differences in the order of the file. */
export class Differences {
  readonly list: ContainerDifference[] = []

  add(difference: ContainerDifference): void {
    if (this.list.length < most) this.list.push(difference)
  }

  truncated(offset: number): void {
    this.add({ code: 'truncated', path: '', offset, message: 'The file ends too early: a part of the bundle is missing.' })
  }

  notFollowed(path: string, offset: number): void {
    const message = 'The file cannot be followed from here on; what comes behind was not compared.'
    this.add({ code: 'not-followed', path, offset, message })
  }
}
