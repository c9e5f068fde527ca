import { expect } from 'chai'
import { appHeaders, contentSecurityPolicy } from '../../frontend/headers.ts'
import { type HeaderFile, readHeaderFile } from '../helpers/readHeaderFile.ts'

describe('the headers of the app', () => {
  const headers = appHeaders({ local: false })

  for (const file of ['nginx.conf', 'Caddyfile', '_headers'] satisfies HeaderFile[]) {
    it(`are those of ${file}, all of them and no other`, () => {
      expect(readHeaderFile(file)).to.deep.equal(headers)
    })
  }

  it('allow no inline code, no other origin but what may be asked, and no frame', () => {
    const directives = new Map(
      (headers['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values.join(' ')]
      }),
    )
    expect(headers['Content-Security-Policy']).not.to.match(/unsafe|\*|blob:|http:/)
    expect(Object.fromEntries(directives)).to.deep.include({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self' https:",
      'frame-ancestors': "'none'",
    })
  })

  it('allow loopback to a local build alone, and leave to the tag what a tag can say', () => {
    expect(contentSecurityPolicy({ local: true, as: 'header' })).to.include('http://localhost:*')
    expect(contentSecurityPolicy({ local: false, as: 'meta' })).not.to.include('frame-ancestors')
  })
})
