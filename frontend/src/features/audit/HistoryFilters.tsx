import { historyKinds } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { type AuditSearch, hasFilter, kindsOf } from './auditSearch.ts'
import styles from './HistoryFilters.module.css'
import { kindWords } from './words.ts'

type Change = Pick<AuditSearch, 'kinds' | 'from' | 'to' | 'text'>

/** Which events are shown: by kind, by period, by text. All of it stands in the address. */
export function HistoryFilters(props: {
  readonly search: AuditSearch
  /** Fields given are changed, the others stay. */
  readonly onChange: (change: Change) => void
}) {
  const { i18n } = useLingui()
  const { search, onChange } = props
  const selected = kindsOf(search)

  return (
    <search className={styles.filters} aria-label={i18n._('audit.filter.title')}>
      <fieldset className={styles.kinds}>
        <legend>{i18n._('audit.filter.kinds')}</legend>
        {historyKinds.map((kind) => (
          <label key={kind} className={styles.kind}>
            <input
              type="checkbox"
              checked={selected.includes(kind)}
              onChange={({ target }) => {
                const kinds = historyKinds.filter((other) =>
                  other === kind ? target.checked : selected.includes(other),
                )
                onChange({ kinds: kinds.length === 0 ? undefined : kinds.join(',') })
              }}
            />
            {i18n._(kindWords[kind])}
          </label>
        ))}
      </fieldset>
      <div className={styles.period}>
        <Field label={i18n._('audit.filter.from')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={search.from ?? ''}
              onChange={({ target }) => onChange({ from: target.value === '' ? undefined : target.value })}
            />
          )}
        </Field>
        <Field label={i18n._('audit.filter.to')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={search.to ?? ''}
              onChange={({ target }) => onChange({ to: target.value === '' ? undefined : target.value })}
            />
          )}
        </Field>
        <Field label={i18n._('audit.filter.text')}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={search.text ?? ''}
              placeholder={i18n._('audit.filter.textExample')}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ text: target.value === '' ? undefined : target.value })}
            />
          )}
        </Field>
      </div>
      {hasFilter(search) && (
        <div>
          <Button
            look="quiet"
            size="small"
            onPress={() => onChange({ kinds: undefined, from: undefined, to: undefined, text: undefined })}
          >
            {i18n._('audit.filter.clear')}
          </Button>
        </div>
      )}
    </search>
  )
}
