import type { Cell, MatrixFinding } from '#shared/assess/matrix-lint'
import type { Workspace } from '#shared/model/workspace'

type Scales = Pick<Workspace, 'likelihoodWords' | 'impactWords' | 'levelWords'>

/** A finding about the table of levels as a sentence. */
export function findingWords(finding: MatrixFinding, scales: Scales): string {
  const cell = ({ likelihood, impact }: Cell): string => `${scales.likelihoodWords[likelihood - 1]}, ${scales.impactWords[impact - 1]}`
  const level = (number: number): string => `${number} ${scales.levelWords[number - 1]}`
  switch (finding.code) {
    case 'level-falls':
      return `The level falls from ${level(finding.before)} (${cell(finding.from)}) to ${level(finding.after)} (${cell(finding.to)}), though the risk grows.`
    case 'green-touches-red':
      return `One step leads from ${level(finding.low)} (${cell(finding.green)}) to ${level(finding.high)} (${cell(finding.red)}): nothing lies between.`
    case 'range-compressed':
      return `${finding.cells} of 25 cells have level ${level(finding.level)}, from ${cell(finding.smallest)} to ${cell(finding.largest)}: risks that differ much look alike.`
    case 'level-unused':
      return `No cell has level ${level(finding.level)}.`
  }
}

/** The rows of the table with one cell set; likelihood and impact from 1. */
export function withLevel(levels: Workspace['riskLevels'], { likelihood, impact }: Cell, level: string): Workspace['riskLevels'] {
  const [a, b, c, d, e] = levels.map((row, at) => (at === likelihood - 1 ? row.slice(0, impact - 1) + level + row.slice(impact) : row))
  return [a ?? '', b ?? '', c ?? '', d ?? '', e ?? '']
}

type Five = Workspace['levelWords']

/** Five words with one replaced. */
export function withWord(words: Five, place: number, word: string): Five {
  const [a, b, c, d, e] = words.map((each, at) => (at === place ? word : each))
  return [a ?? '', b ?? '', c ?? '', d ?? '', e ?? '']
}
