import type { Claim, Property } from './properties.ts'
import type { Step } from './steps.ts'

const setters = `    function setBrand(bytes32 b, address owner, uint64 registeredAt, uint32 term, address pendingOwner) external {
        _brands[b].owner = owner;
        _brands[b].registeredAt = registeredAt;
        _brands[b].term = term;
        _brands[b].pendingOwner = pendingOwner;
    }

    function setOperatorTerm(bytes32 b, address a, uint32 term) external {
        _operatorTerms[b][a] = term;
    }

    function setRecordedAt(bytes32 b, bytes32 k, uint64 time) external {
        _recordedAt[b][k] = time;
    }

    function setLock(bytes32 b, bytes32 k, uint64 time, bool byBrand) external {
        _lockStates[b][k].revokedAt = time;
        _lockStates[b][k].byBrand = byBrand;
    }

    function setNotice(bytes32 b, bytes32 k, uint64 time, uint64 blockNumber, uint32 number) external {
        _notices[b][k].publishedAt = time;
        _notices[b][k].blockNumber = blockNumber;
        _notices[b][k].number = number;
    }

    function setLatest(bytes32 b, bytes32 k) external {
        _latestNotices[b] = k;
    }

    function setDigests(bytes32 b, bytes32 revocationDigest, bytes32 useDigest) external {
        _revocationDigests[b] = revocationDigest;
        _useDigests[b] = useDigest;
    }

`

/**
 * A contract that inherits the ledger and takes one step, from any state: everything the ledger stores, except the names
 * of brands, can be set to anything by the functions that begin with `set`; what the property is about is set to anything
 * in `step` itself, which spares the solver the way there. To look for a counterexample the harness is narrowed to one
 * case and to `step`: what happens there can happen.
 */
export function harnessOf(property: Property, step: Step, claim: Claim, inCase?: string): string {
  const found = [...claim.found, ...(step.found ?? [])]
  const parameters = [property.parameters, step.parameters, ...found.map(([type], index) => `${type} found${index}`)]
  const relyOn = [...(inCase === undefined ? [] : [inCase]), ...(property.relyOn ?? [])]
  const after = claim.after.replaceAll('BRAND', 'brandId').replaceAll('APPOINTED', step.appoints ?? 'false')
  const body = [
    ...found.map(([, place], index) => `${place} = found${index};`),
    ...relyOn.map((condition) => `require(${condition});`),
    ...(claim.before === undefined ? [] : [claim.before]),
    step.call,
    `assert(${after});`,
  ]
  return `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConsentLedger} from "../../contracts/ConsentLedger.sol";

contract Harness is ConsentLedger {
${inCase === undefined ? setters : ''}    function step(${parameters.join(', ')}) external {
        ${body.join('\n        ')}
    }
}
`
}
