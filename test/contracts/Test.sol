// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title CheatCodes
/// @author Consent Ledger contributors
/// @notice The cheat codes of the test runner that these tests use.
interface CheatCodes {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function warp(uint256 timestamp) external;

    function roll(uint256 blockNumber) external;

    function prank(address sender) external;

    function assume(bool condition) external pure;

    function recordLogs() external;

    function getRecordedLogs() external returns (Log[] memory);

    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function addr(uint256 privateKey) external pure returns (address);
}

/// @title Test
/// @author Consent Ledger contributors
/// @notice What every Solidity test starts from.
abstract contract Test {
    error CheckFailed(string what);

    CheatCodes internal constant vm = CheatCodes(address(uint160(uint256(keccak256("hevm cheat code")))));

    function check(bool condition, string memory what) internal pure {
        if (!condition) revert CheckFailed(what);
    }
}
