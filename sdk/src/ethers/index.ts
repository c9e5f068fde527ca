export { type EthersProvider, ethersClient } from './ethersClient.ts'
