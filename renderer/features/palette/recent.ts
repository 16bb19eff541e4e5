import { useRemembered } from '#app/preferences'

/** What was opened or done from the palette last, newest first: `risk/x`, `command import`. */
const most = 8

/** Kept for this installation; of another workspace's entities none is found, so they are not shown. */
export function useRecent(): readonly [readonly string[], (key: string) => void] {
  const [kept, keep] = useRemembered('palette recent', (value) => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []))
  return [kept, (key) => keep([key, ...kept.filter((one) => one !== key)].slice(0, most))]
}
