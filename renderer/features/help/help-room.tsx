import { useState } from 'react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { Tabs } from '#app/controls/tabs'
import type { RoomProps } from '#app/rooms'
import { adjust } from '#app/router'
import { About } from './about'
import { FirstSteps, foundSteps } from './first-steps-list'
import styles from './help.module.css'
import { foundKeys, KeyTables } from './key-tables'
import { foundTerms, TermList } from './term-list'

const sections = [
  { id: 'steps', label: 'First steps' },
  { id: 'keys', label: 'Keys' },
  { id: 'terms', label: 'Terms' },
  { id: 'about', label: 'About' },
] as const

/** Help: first steps, keys, terms of the field, and what this is made of; one field looks through all of it. Parameter: `section`. */
export function HelpRoom({ params }: RoomProps) {
  const section = sections.find(({ id }) => id === params['section'])?.id ?? 'steps'
  const [typed, setTyped] = useState('')
  const isSearching = typed.trim() !== ''
  return (
    <Page
      title="Help"
      tabs={
        <Tabs
          label="Help"
          tabs={sections}
          chosen={section}
          panel="help-section"
          onChoose={(id) => {
            setTyped('')
            adjust({ section: id })
          }}
        />
      }
      filters={
        <label className={styles['search']}>
          <span>Look for</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </label>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, and long lists hold nothing else (WAI-ARIA tabs pattern). */}
      <div id="help-section" role="tabpanel" className={styles['help']} aria-label={sections.find(({ id }) => id === section)?.label} tabIndex={0}>
        {isSearching ? <Found typed={typed} onClear={() => setTyped('')} /> : <Section id={section} />}
      </div>
    </Page>
  )
}

function Section({ id }: { readonly id: (typeof sections)[number]['id'] }) {
  switch (id) {
    case 'steps':
      return <FirstSteps typed="" />
    case 'keys':
      return <KeyTables typed="" />
    case 'terms':
      return <TermList typed="" />
    case 'about':
      return <About />
  }
}

/** What was typed, found in every section. */
function Found({ typed, onClear }: { readonly typed: string; readonly onClear: () => void }) {
  const steps = foundSteps(typed).length
  const keys = foundKeys(typed).length
  const terms = foundTerms(typed).length
  if (steps + keys + terms === 0)
    return (
      <EmptyState title="Nothing here holds these words" actions={<Button onClick={onClear}>Clear “{typed.trim()}”</Button>}>
        Try the beginning of a word, or another one: a rollback is called a back-out here.
      </EmptyState>
    )
  return (
    <>
      {terms > 0 && <TermList typed={typed} />}
      {keys > 0 && <KeyTables typed={typed} />}
      {steps > 0 && <FirstSteps typed={typed} />}
    </>
  )
}
