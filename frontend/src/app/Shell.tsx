import { Outlet, useLocation } from '@tanstack/react-router'
import { useEnv } from '../config/EnvContext.ts'
import { useHead } from '../config/useHead.ts'
import { FreshnessLine } from '../ui/FreshnessLine.tsx'
import { Frame } from './Frame.tsx'

/** The frame round a page of the router, and how fresh the screen is. */
export function Shell() {
  const env = useEnv()
  const head = useHead()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const freshness = (
    <FreshnessLine
      block={head.data ?? null}
      readAt={head.dataUpdatedAt}
      hasFailed={head.isError || head.failureCount > 0}
      isIdleChain={env.idle}
    />
  )

  return (
    <Frame path={path} note={freshness}>
      <Outlet />
    </Frame>
  )
}
