import { type ReactNode, useMemo } from 'react'
import { useZone } from '#app/preferences'
import { Table, useArranged, useTableLayout } from '#features/table'
import styles from './register.module.css'
import { registerColumns } from './register-columns'
import type { RiskRow } from './risk-rows'

interface RegisterProps {
  readonly rows: readonly RiskRow[]
  readonly selected: string | undefined
  readonly isReadOnly: boolean
  readonly empty: ReactNode
  readonly onSelect: (risk: string | undefined) => void
}

/** Highest residual first: what needs someone stands on top. */
const usual = { sort: { column: 'residual', descending: true } }

/** The register under the matrices; title, response, owner and review are edited in place. */
export function Register({ rows, selected, isReadOnly, empty, onSelect }: RegisterProps) {
  const zone = useZone()
  const columns = useMemo(() => registerColumns(zone), [zone])
  const [layout, keepLayout] = useTableLayout('risks', usual)
  const arranged = useArranged({ rows, columns, sort: layout.sort, text: '' })
  const groups = useMemo(() => [{ id: 'all', title: '', rows: arranged }], [arranged])
  return (
    <div className={styles['register']}>
      <Table
        label="Register"
        columns={columns}
        groups={groups}
        idOf={({ risk }) => risk.id}
        nameOf={({ called }) => called}
        layout={layout}
        onLayout={keepLayout}
        selected={selected}
        onSelect={onSelect}
        isReadOnly={isReadOnly}
        empty={empty}
      />
    </div>
  )
}
