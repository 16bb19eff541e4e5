const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The order key of a place in a list: whole keys of fractional indexing (a letter for the length, then digits in base 62), so
 * that keys made later between two of them are valid, and the same file gives the same keys.
 */
export function orderKey(place: number): string {
  let rest = place
  for (let length = 1; length <= 26; length++) {
    const room = 62 ** length
    if (rest < room) {
      let key = ''
      for (let at = 0; at < length; at++) {
        key = (digits[rest % 62] ?? '0') + key
        rest = Math.floor(rest / 62)
      }
      return String.fromCharCode(96 + length) + key
    }
    rest -= room
  }
  return ''
}
