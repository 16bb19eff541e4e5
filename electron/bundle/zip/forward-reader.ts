import type { ByteSource } from './byte-source'
import { stepBytes } from './byte-source'

/** Reads a source once from its beginning, in large steps. */
export class ForwardReader {
  readonly #source: ByteSource
  readonly #buffer: Buffer
  /** The part of the buffer that is not taken yet. */
  #from = 0
  #to = 0
  /** Where the next byte to be taken lies in the source. */
  position = 0

  constructor(source: ByteSource) {
    this.#source = source
    this.#buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stepBytes, source.size)))
  }

  get remaining(): number {
    return this.#source.size - this.position
  }

  /** The next four bytes as a number, without taking them; undefined near the end. */
  peekSignature(): number | undefined {
    if (this.#to - this.#from < 4) this.#refill()
    return this.#to - this.#from < 4 ? undefined : this.#buffer.readUInt32LE(this.#from)
  }

  /** The next `length` bytes, or fewer where the source ends; the caller may keep them. */
  take(length: number): Buffer {
    const taken = Buffer.alloc(Math.min(length, this.remaining))
    let filled = 0
    for (const piece of this.pieces(taken.length)) {
      taken.set(piece, filled)
      filled += piece.length
    }
    return taken.subarray(0, filled)
  }

  /** The next `length` bytes in pieces, each good only until the next one is asked for. */
  *pieces(length: number): Generator<Buffer, void> {
    for (let left = length; left > 0; ) {
      if (this.#from === this.#to) this.#refill()
      const count = Math.min(left, this.#to - this.#from)
      if (count === 0) return
      const piece = this.#buffer.subarray(this.#from, this.#from + count)
      this.#from += count
      this.position += count
      left -= count
      yield piece
    }
  }

  #refill(): void {
    const kept = this.#to - this.#from
    this.#buffer.copyWithin(0, this.#from, this.#to)
    this.#from = 0
    this.#to = kept + this.#source.read(this.#buffer.subarray(kept), this.position + kept)
  }
}
