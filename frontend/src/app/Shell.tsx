import { Outlet, useLocation } from '@tanstack/react-router'
import { useEnv } from '../config/EnvContext.ts'
import { useHead } from '../config/useHead.ts'
import { FreshnessLine } from '../ui/FreshnessLine.tsx'
import { Frame } from './Frame.tsx'

/** The frame round a page of the router, and how fresh the screen is; the tour reads no chain. */
export function Shell() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <Frame path={path} note={path === '/tour' ? undefined : <Freshness />}>
      <Outlet />
    </Frame>
  )
}

function Freshness() {
  const env = useEnv()
  const head = useHead()
  return (
    <FreshnessLine
      block={head.data ?? null}
      readAt={head.dataUpdatedAt}
      hasFailed={head.isError || head.failureCount > 0}
      isIdleChain={env.idle}
    />
  )
}
