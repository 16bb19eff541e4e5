/** The sign of Slipway: a hull on its ways. */
export function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      <path d="M17.2 2.6 3.4 8.3l1.1 3L16 8.4z" fill="var(--accent)" />
      <path d="M1.4 14.2 18.6 10" stroke="var(--accent)" strokeWidth="1.5" fill="none" />
      <path d="M1.4 17h17.2" stroke="var(--text-2)" strokeWidth="1.2" fill="none" />
    </svg>
  )
}
