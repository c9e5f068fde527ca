import type { Operator } from './operator.ts'
import { changeAssignment } from './operators/changeAssignment.ts'
import { changeInteger } from './operators/changeInteger.ts'
import { changeText } from './operators/changeText.ts'
import { changeUnary } from './operators/changeUnary.ts'
import { constantCondition } from './operators/constantCondition.ts'
import { defaultReturn } from './operators/defaultReturn.ts'
import { deleteEvent } from './operators/deleteEvent.ts'
import { deleteModifier } from './operators/deleteModifier.ts'
import { deleteStatement } from './operators/deleteStatement.ts'
import { flipBoolean } from './operators/flipBoolean.ts'
import { negateCondition } from './operators/negateCondition.ts'
import { packValues } from './operators/packValues.ts'
import { replaceEnum } from './operators/replaceEnum.ts'
import { replaceGlobal } from './operators/replaceGlobal.ts'
import { replaceMember } from './operators/replaceMember.ts'
import { replaceVariable } from './operators/replaceVariable.ts'
import { shortenLoop } from './operators/shortenLoop.ts'
import { swapArguments } from './operators/swapArguments.ts'
import { swapArithmetic } from './operators/swapArithmetic.ts'
import { swapBranches } from './operators/swapBranches.ts'
import { swapError } from './operators/swapError.ts'
import { swapIndexes } from './operators/swapIndexes.ts'
import { swapLogic } from './operators/swapLogic.ts'
import { swapModifier } from './operators/swapModifier.ts'
import { swapOperands } from './operators/swapOperands.ts'
import { swapRelation } from './operators/swapRelation.ts'
import { swapStatements } from './operators/swapStatements.ts'

/**
 * Every mutation operator. The names in the literature are those of Gambit (Certora), SuMo (Barboni, Morichetta and Polini, Journal of
 * Systems and Software 193, 2022), Mothra (King and Offutt, 1991) and PIT.
 */
export const operators: readonly Operator[] = [
  deleteStatement,
  deleteEvent,
  deleteModifier,
  swapModifier,
  swapStatements,
  negateCondition,
  constantCondition,
  swapBranches,
  swapRelation,
  swapLogic,
  swapArithmetic,
  swapOperands,
  changeUnary,
  flipBoolean,
  changeInteger,
  changeText,
  changeAssignment,
  defaultReturn,
  swapArguments,
  swapIndexes,
  swapError,
  shortenLoop,
  replaceGlobal,
  replaceEnum,
  replaceVariable,
  replaceMember,
  packValues,
]
