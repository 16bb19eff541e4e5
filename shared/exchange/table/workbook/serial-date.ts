const day = 86_400_000

/**
 * ISO text of Excel's serial number, without a zone: a day, with a time where it has a fraction. Undefined where it is no date.
 * The 1900 system counts a 29 February 1900 that never was (serial 60, ECMA-376 18.17.4.1); the 1904 system begins later.
 */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((days * day) / 1_000) * 1_000)
  const text = at.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}

/** A time of day from the fraction of a serial number, `21:00:00`. */
export const serialTime = (serial: number): string => new Date(Math.round((serial - Math.floor(serial)) * 86_400) * 1_000).toISOString().slice(11, 19)
