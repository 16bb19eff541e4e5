import { offeredCommands, perform, useTakenCommands } from '#app/actions'
import { Button } from '#app/controls/button'
import { commandOf } from '#shared/commands/registry'
import { type FirstStep, firstSteps } from './first-steps'
import styles from './help.module.css'
import { fits } from './help-search'

export const foundSteps = (typed: string): readonly FirstStep[] => firstSteps.filter(({ title, words }) => fits(typed, title, words))

export function FirstSteps({ typed }: { readonly typed: string }) {
  useTakenCommands()
  const offered = new Set(offeredCommands().flatMap(({ command: { id }, why }) => (why === undefined ? [id] : [])))
  return (
    <section className={styles['section']}>
      <h2>First steps</h2>
      <ol className={styles['steps']}>
        {foundSteps(typed).map(({ title, words, command = '' }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{words}</p>
            {offered.has(command) && (
              <Button onClick={() => void perform(command)} {...keysOf(command)}>
                {commandOf(command)?.words}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function keysOf(command: string): { readonly keys?: string } {
  const keys = commandOf(command)?.keys
  return keys === undefined ? {} : { keys }
}
