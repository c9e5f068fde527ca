// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The least a chain must be told, to measure the ledger against: `npm run bench:gas`. Not for use: it asks nobody who
/// they are, lets a later call overwrite an earlier one, and knows no brands.
contract Floor {
    event Revoked(bytes32 indexed lock);
    event UsesRecorded(bytes32 indexed root);

    mapping(bytes32 root => uint64 recordedAt) private _recordedAt;
    mapping(bytes32 lock => uint64 revokedAt) private _revokedAt;
    bytes32 private _revocationDigest;
    bytes32 private _useDigest;

    /// @notice One slot.
    function recordGrants(bytes32 root) external {
        _recordedAt[root] = uint64(block.timestamp);
    }

    /// @notice One event and the digest's slot.
    function recordUses(bytes32 root) external {
        _useDigest = keccak256(abi.encode(_useDigest, root, block.timestamp));

        emit UsesRecorded(root);
    }

    /// @notice One slot and one event per lock, and the digest's slot once.
    function revoke(bytes32[] calldata secrets) external {
        bytes32 digest = _revocationDigest;
        for (uint256 i = 0; i < secrets.length; ++i) {
            bytes32 lock = keccak256(abi.encode(secrets[i]));
            _revokedAt[lock] = uint64(block.timestamp);
            emit Revoked(lock);
            digest = keccak256(abi.encode(digest, lock, block.timestamp));
        }
        _revocationDigest = digest;
    }

    /// @notice Nothing but one slot per lock.
    function revokeBare(bytes32[] calldata locks) external {
        for (uint256 i = 0; i < locks.length; ++i) {
            _revokedAt[locks[i]] = uint64(block.timestamp);
        }
    }

    /// @notice Nothing but one slot, which held something before.
    function recordUsesBare(bytes32 root) external {
        _useDigest = root;
    }
}
