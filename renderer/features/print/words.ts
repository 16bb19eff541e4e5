/** A value of the model as words: `early-life-support` is "Early life support", nothing is `none`. */
export function valueWords(value: string, none = ''): string {
  if (value === '') return none
  const words = value.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
