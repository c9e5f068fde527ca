import { announce } from './announce.ts'
import { createWallet } from './createWallet.ts'
import { walletInfo } from './walletInfo.ts'

announce(walletInfo, createWallet())
