/** A coordinate to a hundredth: finer is noise in a file. What is not there is 0. */
export const round = (value: number | undefined): number => Math.round((value ?? 0) * 100) / 100
