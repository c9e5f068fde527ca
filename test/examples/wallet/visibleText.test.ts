import { expect } from 'chai'
import { visibleText } from '../../../examples/wallet/dialog/visibleText.ts'

describe('visibleText', () => {
  it('leaves ordinary text and line breaks as they are', () => {
    const text = 'Ich erlaube “Kaufhaus Nord” – für mein Konto m…@example.com:\n- größer 日本 👍'
    expect(visibleText(text)).to.equal(text)
  })

  it('shows what would hide or reorder text', () => {
    expect(visibleText('a\u202Eb\u200Bc\u0000d\re\tf\u2028g\u00ADh\u{E0041}')).to.equal(
      'a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩d⟨U+000D⟩e⟨U+0009⟩f⟨U+2028⟩g⟨U+00AD⟩h⟨U+E0041⟩',
    )
  })
})
