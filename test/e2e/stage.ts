import type { Suite } from 'mocha'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { type Everything, startEverything } from '../helpers/startEverything.ts'
import { hasPassed, keepEvidence } from './keepEvidence.ts'
import { openPerson, type Person } from './person.ts'

/** What the tests of one file play on: there from their first hook to their last. */
export type Stage = {
  readonly world: Everything
  readonly browser: Browser
  /** The people whose pages are watched. */
  readonly people: Person[]
  /** Somebody with a browser profile of their own, which may ask the app, the chain, the service and the shops. */
  newPerson(options?: {
    readonly profile?: BrowserContextOptions
    readonly origins?: readonly string[]
  }): Promise<Person>
}

/**
 * Starts everything and one browser for the suite it is called in, and ends both. After each test every page must have been quiet; a test
 * that failed leaves the logs and a picture of each page in `.local/test-results`.
 *
 * @param name begins the names of the pictures
 */
export function setStage(name: string): Stage {
  let world: Everything | undefined
  let browser: Browser | undefined
  const people: Person[] = []
  const set = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('the stage is set in the first hook of the suite')
    return part
  }

  before(async function () {
    this.timeout(180_000)
    world = await startEverything()
    browser = await launchBrowser()
  })

  const pages = () => people.flatMap(({ context }) => context.pages())

  after(async function () {
    this.timeout(60_000)
    if (!hasPassed(this.test?.parent as Suite)) await keepEvidence(`${name}-end`, world?.folder, pages())
    await browser?.close()
    await world?.stop({ remove: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') return keepEvidence(name, set(world).folder, pages())
    for (const person of people) person.assertQuiet()
  })

  return {
    get world() {
      return set(world)
    },
    get browser() {
      return set(browser)
    },
    people,
    async newPerson({ profile, origins } = {}) {
      const { app, chain, service, brands } = set(world)
      const person = await openPerson(set(browser), {
        origins: origins ?? [app, chain, service, ...brands.map(({ url }) => url)],
        ...(profile && { profile }),
      })
      people.push(person)
      return person
    },
  }
}
