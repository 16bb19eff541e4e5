/** So long it waits for a frame, in milliseconds: a window that is hidden draws none, and is read and driven all the same. */
const patience = 250

/** Does something in the task after the next frame: what is drawn by now is on the screen then. Answers how to call it off. */
export function afterPaint(run: () => void): () => void {
  const stop = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = window.setTimeout(run)
  })
  let timer = window.setTimeout(() => {
    stop()
    run()
  }, patience)
  return stop
}
