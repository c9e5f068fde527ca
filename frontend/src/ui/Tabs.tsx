import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import styles from './Tabs.module.css'
import { Words } from './Words.tsx'

type TabsProps<Key extends string> = {
  /** What the tabs are of; spoken. */
  readonly label: string
  readonly tabs: readonly { readonly key: Key; readonly name: string }[]
  readonly selected: Key
  readonly onSelect: (key: Key) => void
  /** The content of the selected tab. */
  readonly children: ReactNode
}

/** A row of tabs over the content of the selected one. */
export function Tabs<Key extends string>(props: TabsProps<Key>) {
  return (
    <AriaTabs selectedKey={props.selected} onSelectionChange={(key) => props.onSelect(key as Key)}>
      <TabList aria-label={props.label} className={styles.list ?? ''}>
        {props.tabs.map(({ key, name }) => (
          <Tab key={key} id={key} className={styles.tab ?? ''}>
            <Words>{name}</Words>
          </Tab>
        ))}
      </TabList>
      <TabPanel key={props.selected} id={props.selected} className={styles.panel ?? ''}>
        {props.children}
      </TabPanel>
    </AriaTabs>
  )
}
