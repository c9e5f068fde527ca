import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { withWords } from '../config/language.ts'
import { parseAuditSearch } from '../features/audit/auditSearch.ts'
import { parseConsentsSearch } from '../features/consents/consentsSearch.ts'
import { HomePage } from './pages/HomePage.tsx'
import { LostPage } from './pages/LostPage.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: LostPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => withWords(import('./pages/AuditPage.tsx'), 'audit'), 'AuditPage'),
})

const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  validateSearch: parseConsentsSearch,
  component: lazyRouteComponent(() => import('./pages/MyConsentsPage.tsx'), 'MyConsentsPage'),
})

const myBrand = createRoute({
  getParentRoute: () => root,
  path: '/me/brands/$brandId',
  component: lazyRouteComponent(() => withWords(import('./pages/MyBrandPage.tsx'), 'consents/detail'), 'MyBrandPage'),
})

const myReceipt = createRoute({
  getParentRoute: () => root,
  path: '/me/receipts/$hash',
  component: lazyRouteComponent(() => withWords(import('./pages/MyReceiptPage.tsx'), 'receipts'), 'MyReceiptPage'),
})

const myReview = createRoute({
  getParentRoute: () => root,
  path: '/me/review',
  component: lazyRouteComponent(
    () => withWords(import('./pages/MyReviewPage.tsx'), 'consents/later', 'consents/review'),
    'MyReviewPage',
  ),
})

const activity = createRoute({
  getParentRoute: () => root,
  path: '/me/activity',
  component: lazyRouteComponent(() => withWords(import('./pages/ActivityPage.tsx'), 'activity'), 'ActivityPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/me/settings',
  component: lazyRouteComponent(
    () => withWords(import('./pages/SettingsPage.tsx'), 'settings', 'unlock/recovery'),
    'SettingsPage',
  ),
})

const request = createRoute({
  getParentRoute: () => root,
  path: '/request/$brandId/$requestId',
  component: lazyRouteComponent(() => withWords(import('./pages/RequestPage.tsx'), 'request'), 'RequestPage'),
})

const tour = createRoute({
  getParentRoute: () => root,
  path: '/tour',
  component: lazyRouteComponent(() => withWords(import('./pages/TourPage.tsx'), 'tour'), 'TourPage'),
})

/** Hash routes: the app is static files and no server ever sees which page is open. */
export const router = createRouter({
  history: createHashHistory(),
  routeTree: root.addChildren([home, request, me, myBrand, myReceipt, myReview, activity, settings, tour, audit]),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
