import { expect } from 'chai'
import { classNames } from '../../../frontend/src/ui/classNames.ts'

describe('classNames', () => {
  it('joins the names there are', () => {
    const styles: Readonly<Record<string, string>> = { button: '_button_1', wide: '_wide_1' }
    expect(classNames(styles.button, styles.plain, styles.normal, styles.wide)).to.equal('_button_1 _wide_1')
    expect(classNames(styles.button, false, '')).to.equal('_button_1')
    expect(classNames(undefined)).to.equal('')
  })
})
