import { parseDuration } from '#shared/schedule/duration-text'

/** What a step's words say beside what is to be done. */
export interface TitleParts {
  readonly title: string
  /** Undefined where no duration stands at the end. */
  readonly minutes: number | undefined
  readonly who: string[]
}

const atEnd = /\s*[([]\s{0,9}(?:~|ca\.?|about|approx\.?|est\.?)?\s{0,9}([^()[\]]{1,30})[)\]]\s*$/i
const mention = /\s+@([\p{L}\p{N}][\p{L}\p{N}._/-]{0,60})\s*$/u

/** Takes a duration in brackets and the people named with an @ from the end of a step: “Stop the jobs (15 min) @ann”. */
export function titleParts(text: string): TitleParts {
  let title = text.trim()
  let minutes: number | undefined
  const who: string[] = []
  for (;;) {
    const person = mention.exec(title)
    if (person !== null) {
      who.unshift(person[1] ?? '')
      title = title.slice(0, person.index)
      continue
    }
    const bracket = minutes === undefined ? atEnd.exec(title) : null
    const said = bracket?.[1]?.trim() ?? ''
    // A number alone is one of many things; a duration has its unit.
    const read = bracket === null || /^[\d.,:\s]*$/.test(said) ? undefined : parseDuration(said)
    if (bracket === null || read === undefined) break
    minutes = read
    title = title.slice(0, bracket.index)
  }
  return { title: title.trim(), minutes, who }
}
