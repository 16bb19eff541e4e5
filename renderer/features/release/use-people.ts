import { useMemo } from 'react'
import { selectPerson } from '#app/preferences'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'

/** Names to suggest where a person is named: everybody the workspace knows, and who works here. */
export function usePeople(): readonly string[] {
  const persons = useAppSelector(selectViews('person'))
  const own = useAppSelector(selectPerson)?.name ?? ''
  return useMemo(() => [...new Set([own, ...persons.map(({ name }) => name)])].filter((name) => name !== '').sort(), [persons, own])
}

/** Teams to suggest. */
export function useTeams(): readonly string[] {
  const persons = useAppSelector(selectViews('person'))
  return useMemo(() => [...new Set(persons.map(({ team }) => team))].filter((team) => team !== '').sort(), [persons])
}

/** Who works on this device, as records name them. */
export const useOwnName = (): string => useAppSelector(selectPerson)?.name ?? ''
