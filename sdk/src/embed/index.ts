export { defineConsentElements } from './defineConsentElements.ts'
