import { expect } from 'chai'
import { buildCatalogue } from '../../../examples/shop/catalogue/buildCatalogue.ts'
import { drawShape } from '../../../examples/shop/catalogue/drawShape.ts'
import { generatedPurchases } from '../../../examples/shop/customers/generatedPurchases.ts'
import { shopNames } from '../../../examples/shop/shopName.ts'

for (const shop of shopNames) {
  const catalogue = buildCatalogue(shop)

  describe(`buildCatalogue of the ${shop}`, () => {
    it('makes a few hundred products, the same ones at every run', () => {
      expect(catalogue.products.length).to.be.within(200, 400)
      expect(buildCatalogue(shop).products).to.deep.equal(catalogue.products)
    })

    it('gives each product its own id, and its own name in each language', () => {
      for (const column of [
        catalogue.products.map(({ id }) => id),
        ...(['en', 'de', 'nl'] as const).map((locale) => catalogue.products.map(({ name }) => name[locale])),
      ]) {
        expect(new Set(column).size).to.equal(catalogue.products.length)
        expect(column.every((text) => text.trim() === text && text.length > 3)).to.equal(true)
      }
    })

    it('asks believable prices', () => {
      for (const { price } of catalogue.products) expect(price).to.be.within(50, 25_000)
    })

    it('knows every kind that goes with another', () => {
      for (const { kinds } of catalogue.departments) {
        for (const kind of kinds) {
          for (const other of kind.goesWith)
            expect(catalogue.productsOf(other), `${kind.key} → ${other}`).not.to.have.length(0)
        }
      }
    })

    it('has a picture of every product that loads nothing and runs nothing', () => {
      for (const { shape, colour } of catalogue.products) {
        const file = drawShape(shape, colour)
        expect(file).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>\n$/)
        expect(file).not.to.match(/undefined|NaN|<script|<style|href|style=|url\(/)
      }
    })
  })

  describe(`generatedPurchases at the ${shop}`, () => {
    it('gives a demonstration account a few hundred purchases in three years, newest first, the same at every run', () => {
      const purchases = generatedPurchases('demo-1', catalogue)
      expect(purchases.length).to.be.within(200, 320)
      const days = purchases.map(({ daysAgo }) => daysAgo)
      expect(days).to.deep.equal(days.toSorted((a, b) => a - b))
      expect(days.every((day) => day >= 1 && day <= 1_095)).to.equal(true)
      expect(generatedPurchases('demo-1', catalogue)).to.deep.equal(purchases)
    })

    it('gives different customers different pasts', () => {
      const past = (customerId: string) => generatedPurchases(customerId, catalogue).map(({ product }) => product.id)
      expect(past('customer-0001')).not.to.deep.equal(past('customer-0002'))
    })
  })
}
