import { expect } from 'chai'
import {
  InsufficientFundsError,
  ResourceUnavailableRpcError,
  SwitchChainError,
  TransactionExecutionError,
  UnknownRpcError,
  UserRejectedRequestError,
  zeroAddress,
} from 'viem'
import { ConnectorAccountNotFoundError } from 'wagmi'
import { asWalletError } from '../../../frontend/src/config/asWalletError.ts'
import { WalletAccountChangedError } from '../../../frontend/src/config/walletAccountChangedError.ts'
import { WalletFailedError } from '../../../frontend/src/config/walletFailedError.ts'
import { WalletOtherChainError } from '../../../frontend/src/config/walletOtherChainError.ts'

describe('asWalletError', () => {
  const withCode = (code: number) => Object.assign(new Error('no'), { code })
  const sending = (cause: Error) => new TransactionExecutionError(cause as never, { account: null })

  it('knows a refusal by its code, bare or wrapped', () => {
    for (const thrown of [
      { code: 4001, message: 'no' },
      withCode(4001),
      sending(new UserRejectedRequestError(new Error('no'))),
    ]) {
      expect(asWalletError(thrown)).to.be.instanceOf(UserRejectedRequestError)
    }
  })

  it('knows a busy wallet, and an account that is not shown any more', () => {
    expect(asWalletError(withCode(-32002))).to.be.instanceOf(ResourceUnavailableRpcError)
    expect(asWalletError({ code: 4100 })).to.be.instanceOf(WalletAccountChangedError)
    const connector = { name: 'Fox' } as never
    const gone = new ConnectorAccountNotFoundError({ address: zeroAddress, connector })
    expect(asWalletError(gone)).to.be.instanceOf(WalletAccountChangedError)
  })

  it('leaves what has words already', () => {
    const elsewhere = new WalletOtherChainError({ chainId: 1, cause: new SwitchChainError(withCode(4001)) })
    expect(asWalletError(elsewhere)).to.equal(elsewhere)
    const poor = new InsufficientFundsError()
    expect(asWalletError(sending(poor))).to.equal(poor)
  })

  it('calls everything else a failure of the wallet and keeps the cause', () => {
    for (const thrown of ['boom', undefined, null, 7, { reason: 'boom' }, new UnknownRpcError(new Error('boom'))]) {
      const error = asWalletError(thrown)
      expect(error).to.be.instanceOf(WalletFailedError)
      expect(error.cause).to.be.instanceOf(Error)
    }
    const circle: { cause?: unknown } = {}
    circle.cause = circle
    expect(asWalletError(circle)).to.be.instanceOf(WalletFailedError)
  })
})
