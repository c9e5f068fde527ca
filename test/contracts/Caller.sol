// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Caller
/// @author Consent Ledger contributors
/// @notice A contract that calls another for whoever asks, so that the caller and the signer of the transaction differ.
contract Caller {
    error CallFailed(bytes answer);

    function call(address target, bytes calldata data) external returns (bytes memory) {
        (bool success, bytes memory answer) = target.call(data);
        if (!success) revert CallFailed(answer);
        return answer;
    }
}
