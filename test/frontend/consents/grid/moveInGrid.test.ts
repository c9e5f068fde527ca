import { expect } from 'chai'
import fc from 'fast-check'
import { moveInGrid } from '../../../../frontend/src/features/consents/grid/moveInGrid.ts'

const size = { rows: 25, columns: 4 }
const go = (row: number, column: number, key: string, ctrlKey = false) => {
  const to = moveInGrid({ row, column }, { key, ctrlKey }, size)
  return to === null ? null : [to.row, to.column]
}

describe('moveInGrid', () => {
  it('goes one cell with an arrow, also into the headings', () => {
    expect(go(3, 2, 'ArrowUp')).to.deep.equal([2, 2])
    expect(go(3, 2, 'ArrowDown')).to.deep.equal([4, 2])
    expect(go(3, 2, 'ArrowLeft')).to.deep.equal([3, 1])
    expect(go(3, 2, 'ArrowRight')).to.deep.equal([3, 3])
    expect(go(0, 0, 'ArrowUp')).to.deep.equal([-1, 0])
    expect(go(0, 0, 'ArrowLeft')).to.deep.equal([0, -1])
  })

  it('goes to the ends of a row, to the corners, and by ten rows', () => {
    expect(go(3, 2, 'Home')).to.deep.equal([3, -1])
    expect(go(3, 2, 'End')).to.deep.equal([3, 3])
    expect(go(3, 2, 'Home', true)).to.deep.equal([-1, -1])
    expect(go(3, 2, 'End', true)).to.deep.equal([24, 3])
    expect(go(3, 2, 'PageDown')).to.deep.equal([13, 2])
    expect(go(20, 2, 'PageDown')).to.deep.equal([24, 2])
    expect(go(3, 2, 'PageUp')).to.deep.equal([-1, 2])
  })

  it('leaves other keys alone', () => {
    for (const key of ['Tab', 'Enter', ' ', 'a', 'Escape']) expect(go(3, 2, key), key).to.equal(null)
  })

  it('never leaves the grid, whatever is pressed from wherever', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 28 }),
        fc.array(fc.record({ key: fc.constantFrom(...keys), ctrlKey: fc.boolean() }), { maxLength: 60 }),
        (rows, columns, presses) => {
          let place = { row: 0, column: 0 }
          for (const press of presses) place = moveInGrid(place, press, { rows, columns }) ?? place
          expect(place.row).to.be.within(-1, rows - 1)
          expect(place.column).to.be.within(-1, columns - 1)
        },
      ),
    )
  })
})
