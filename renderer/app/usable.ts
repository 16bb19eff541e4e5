let open: () => void
const first = new Promise<void>((resolve) => {
  open = resolve
})

/** The first room of this window is on the screen. */
export const nowUsable = (): void => open()

/** Resolves when a person can use the window: what only counts and prepares waits for it, and does not hold up the start. */
export const whenUsable = (): Promise<void> => first
