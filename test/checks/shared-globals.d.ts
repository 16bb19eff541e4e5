/*
 * shared/ is compiled a second time with the language's own library alone: no DOM, no Node. These are the only globals from
 * outside it that its files may use, with what they use of them: the same on every side (WHATWG Encoding).
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string
}
