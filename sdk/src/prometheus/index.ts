export { guardMetrics } from './guardMetrics.ts'
