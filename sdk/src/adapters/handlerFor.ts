import type { Guard, Session } from '../brand/guard.ts'

/** Who sent a request of the framework: null when nobody is logged in. */
export type SessionOf<request> = (request: request) => Session | null | Promise<Session | null>

/** The guard's handler, whose question for the session is answered from the framework's own request. */
export function handlerFor<request>(
  guard: Guard,
  session: SessionOf<request>,
): (request: Request, own: request) => Promise<Response> {
  const owners = new WeakMap<Request, { readonly own: request }>()
  const handler = guard.handler({
    session: async (request) => {
      const owner = owners.get(request)
      return owner === undefined ? null : await session(owner.own)
    },
  })
  return (request, own) => {
    owners.set(request, { own })
    return handler(request)
  }
}
