/** What a wallet is asked that a person answers. */
export type Question = 'connect' | 'sign' | 'send' | 'switch-chain'

/** How the test wallet takes a question. */
export type Mood =
  /** Does as it is asked, at once. */
  | 'answers'
  /** The person says no: 4001. */
  | 'rejects'
  /** Keeps the question and never answers, unless the test lets it answer late. */
  | 'silent'
  /** Has an earlier question open: -32002. */
  | 'busy'
  /** Throws a string instead of an error. */
  | 'throws-a-string'
  /** Throws an object that is no error and has no code. */
  | 'throws-an-object'
  /** Throws nothing at all: `undefined`. */
  | 'throws-nothing'
  /** Answers with something of the wrong form: no list of accounts, a signature of 20 bytes, a text for a hash. */
  | 'answers-garbage'
  /** Signs with fresh randomness: two signatures of the same text differ, both are valid. */
  | 'signs-differently'
  /** Signs with its other account and says nothing of it. */
  | 'signs-with-the-other-account'
  /** Answers, and changes to its other account before the next question. */
  | 'changes-account-after'
  /** Changes to its other account instead of answering: 4100. */
  | 'changes-account-instead'
  /** Locks itself instead of answering: it shows no account any more, 4100. */
  | 'locks-itself'
  /** Sends with too little gas: the transaction is in a block, as failed. */
  | 'sends-what-fails'
  /** Gives the hash of a transaction that it never sends. */
  | 'sends-nothing'
  /** Says that it changed the chain, and did not. */
  | 'lies'
