import type { Services } from '../handlers/services'

/** The workspace that was open last; undefined where there is none. */
export const latestOf = ({ workspaces }: Services): string | undefined => workspaces.list()[0]?.id

/** Shows in a window what was open last. Where there is nothing, or it cannot be read, the window offers its first start. */
export function showLatest(services: Services, window: number): void {
  const { workspaces, shown } = services
  const latest = latestOf(services)
  const source = latest === undefined ? undefined : workspaces.open(latest)
  if (source?.ok !== true) return
  shown.set(window, source.value)
}

/** Starts with the sample portfolio, for whoever tries a checkout (`--sample`): only where there is no workspace yet. */
export async function foundSample({ workspaces, settings, sample, now, key }: Services): Promise<void> {
  if (workspaces.list().length > 0) return
  if (settings.person() === undefined) settings.savePerson({ name: 'Karin Aalto', jobTitle: 'Release manager' })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  workspaces.create('Sample portfolio', 'sample', zone, await sample(now(), zone, key().device, settings.person()?.name ?? ''))
}
