import { resolve } from 'node:path'
import { readInProcess } from '#electron/bundle/content/read-in-process'
import type { StartParser } from '#electron/parser/parser-process'
import { type Failure, ok, type Result } from '#shared/model/result'
import { endsAt, startsAt, type When } from '#shared/model/when'
import { rootsIn, viewsIn } from './bundle-views'

/** What `info --json` prints for a bundle: the shape that tables have, and what the bundle says of itself. */
export interface BundleInfo {
  readonly format: 'bundle'
  readonly releases: number
  readonly changes: number
  readonly tasks: number
  readonly risks: number
  readonly milestones: number
  readonly from: string | null
  readonly to: string | null
  readonly problems: readonly { readonly row: number; readonly code: string; readonly message: string }[]
  readonly release: string
  readonly outcome: string
  readonly entries: number
  readonly files: readonly { readonly name: string; readonly size: number }[]
}

/** What a bundle holds. Whether it is to be believed is asked by `verify`; what would keep it from that stands in `problems`. */
export async function bundleInfo(startParser: StartParser, file: string, zone: string): Promise<Result<BundleInfo, Failure>> {
  const read = await readInProcess(startParser, resolve(file))
  if (!read.ok) return read
  const { findings, title, outcome, entries, members } = read.value
  const roots = rootsIn(read.value)
  const releases = viewsIn(roots, 'release')
  const changes = viewsIn(roots, 'change')
  const milestones = viewsIn(roots, 'milestone')
  const bands = [...viewsIn(roots, 'freeze'), ...viewsIn(roots, 'window'), ...viewsIn(roots, 'key-date')]
  const dates = [
    ...releases.flatMap(({ plannedStart, target, actual }) => [plannedStart, target, actual]),
    ...[...viewsIn(roots, 'phase'), ...milestones, ...bands].flatMap(({ start, end }) => [start, end]),
    ...changes.flatMap(({ plannedStart, plannedEnd }) => [plannedStart, plannedEnd]),
  ]
  return ok({
    format: 'bundle',
    releases: releases.length,
    changes: changes.length,
    tasks: viewsIn(roots, 'task').length,
    risks: viewsIn(roots, 'risk').length,
    milestones: milestones.length,
    ...spanOf(dates, zone),
    problems: findings.map(({ code, message }) => ({ row: 0, code, message })),
    ...{ release: title, outcome, entries },
    files: members.map(({ name, size }) => ({ name, size })),
  })
}

function spanOf(dates: readonly When[], zone: string): Pick<BundleInfo, 'from' | 'to'> {
  const known = dates.flatMap((when) => {
    const starts = startsAt(when, zone)
    const ends = endsAt(when, zone)
    return starts === undefined || ends === undefined ? [] : [{ when, starts, ends }]
  })
  const first = known.reduce<(typeof known)[number] | undefined>((a, b) => (a === undefined || b.starts < a.starts ? b : a), undefined)
  const last = known.reduce<(typeof known)[number] | undefined>((a, b) => (a === undefined || b.ends > a.ends ? b : a), undefined)
  return { from: first?.when ?? null, to: last?.when ?? null }
}

export function bundleInWords(file: string, described: BundleInfo): string {
  const { release, outcome, entries, files, releases, changes, tasks, risks, from, to, problems } = described
  const whole = outcome === 'whole' ? 'whole' : outcome
  return [
    `${file}: bundle of ${release === '' ? 'no release that can be read' : release}, ${whole}, ${entries} entries, ${files.length} files`,
    `${releases} releases, ${changes} changes, ${tasks} tasks, ${risks} risks${from === null ? '' : `, from ${from} to ${to}`}`,
    ...problems.map(({ message }) => message),
  ].join('\n')
}
