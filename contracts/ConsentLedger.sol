// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BrandRegistry} from "./BrandRegistry.sol";
import {IConsentLedger} from "./interfaces/IConsentLedger.sol";

/// @title ConsentLedger
/// @author Consent Ledger contributors
/// @notice Notices, grants, uses and revocations of all brands of one chain.
contract ConsentLedger is IConsentLedger, BrandRegistry {
    /* STORAGE */

    mapping(bytes32 brandId => mapping(bytes32 noticeHash => Notice notice)) private _notices;
    mapping(bytes32 brandId => bytes32 noticeHash) private _latestNotices;
    mapping(bytes32 brandId => mapping(bytes32 root => uint64 recordedAt)) private _recordedAt;
    mapping(bytes32 brandId => mapping(bytes32 lock => LockState state)) private _lockStates;
    mapping(bytes32 brandId => bytes32 digest) private _revocationDigests;
    mapping(bytes32 brandId => bytes32 digest) private _useDigests;

    /* WRITES */

    /// @inheritdoc IConsentLedger
    function publishNotice(
        bytes32 brandId,
        bytes calldata document
    ) external onlyOwner(brandId) returns (bytes32 noticeHash) {
        if (document.length == 0) revert EmptyDocument(brandId);
        noticeHash = keccak256(document);
        mapping(bytes32 noticeHash => Notice notice) storage notices = _notices[brandId];
        if (notices[noticeHash].publishedAt != 0) revert NoticeExists(brandId, noticeHash);

        uint32 number = notices[_latestNotices[brandId]].number + 1;
        notices[noticeHash] = Notice(uint64(block.timestamp), uint64(block.number), number);
        _latestNotices[brandId] = noticeHash;

        emit NoticePublished(brandId, noticeHash, number, document);
    }

    /// @inheritdoc IConsentLedger
    function recordGrants(bytes32 brandId, bytes32 root) external onlyOperator(brandId) {
        if (root == bytes32(0)) revert EmptyRoot(brandId);
        if (_recordedAt[brandId][root] != 0) revert RootExists(brandId, root);

        _recordedAt[brandId][root] = uint64(block.timestamp);

        emit GrantsRecorded(brandId, root, msg.sender);
    }

    /// @inheritdoc IConsentLedger
    function recordUses(bytes32 brandId, bytes32 root) external onlyOperator(brandId) {
        if (root == bytes32(0)) revert EmptyRoot(brandId);

        bytes32 digest = keccak256(abi.encode(_useDigests[brandId], root, uint64(block.timestamp)));
        _useDigests[brandId] = digest;

        emit UsesRecorded(brandId, root, digest, msg.sender);
    }

    /// @inheritdoc IConsentLedger
    function revokeAsBrand(bytes32 brandId, bytes32[] calldata locks) external onlyOperator(brandId) {
        if (locks.length == 0) revert NothingToRevoke();

        _spend(brandId, locks, true);
    }

    /// @inheritdoc IConsentLedger
    function revoke(Revocation[] calldata revocations) external {
        if (revocations.length == 0) revert NothingToRevoke();

        for (uint256 i = 0; i < revocations.length; ++i) {
            Revocation calldata revocation = revocations[i];
            _spend(revocation.brandId, revocation.secrets, false);
        }
    }

    /* VIEWS */

    /// @inheritdoc IConsentLedger
    function noticeOf(bytes32 brandId, bytes32 noticeHash) external view returns (Notice memory) {
        return _notices[brandId][noticeHash];
    }

    /// @inheritdoc IConsentLedger
    function latestNotice(bytes32 brandId) external view returns (bytes32 noticeHash) {
        return _latestNotices[brandId];
    }

    /// @inheritdoc IConsentLedger
    function recordedAt(bytes32 brandId, bytes32[] calldata roots) external view returns (uint64[] memory) {
        uint64[] memory times = new uint64[](roots.length);
        for (uint256 i = 0; i < roots.length; ++i) {
            times[i] = _recordedAt[brandId][roots[i]];
        }
        return times;
    }

    /// @inheritdoc IConsentLedger
    function lockStates(bytes32 brandId, bytes32[] calldata locks) external view returns (LockState[] memory) {
        LockState[] memory states = new LockState[](locks.length);
        for (uint256 i = 0; i < locks.length; ++i) {
            states[i] = _lockStates[brandId][locks[i]];
        }
        return states;
    }

    /// @inheritdoc IConsentLedger
    function revocationDigest(bytes32 brandId) external view returns (bytes32) {
        return _revocationDigests[brandId];
    }

    /// @inheritdoc IConsentLedger
    function useDigest(bytes32 brandId) external view returns (bytes32) {
        return _useDigests[brandId];
    }

    /* PRIVATE */

    /// @dev Spends the locks that are not spent. The brand names locks, anyone else reveals the secrets behind them.
    function _spend(bytes32 brandId, bytes32[] calldata locksOrSecrets, bool byBrand) private {
        bytes32 previousDigest = _revocationDigests[brandId];
        bytes32 digest = previousDigest;
        for (uint256 i = 0; i < locksOrSecrets.length; ++i) {
            bytes32 lock = byBrand ? locksOrSecrets[i] : keccak256(abi.encode(locksOrSecrets[i]));
            if (!_spendLock(brandId, lock, byBrand)) continue;

            digest = keccak256(abi.encode(digest, lock, uint64(block.timestamp), byBrand));

            emit ConsentRevoked(brandId, lock, byBrand, msg.sender);
        }
        if (digest != previousDigest) _revocationDigests[brandId] = digest;
    }

    /// @dev Returns whether the lock was not spent before.
    function _spendLock(bytes32 brandId, bytes32 lock, bool byBrand) private returns (bool isNew) {
        LockState storage state = _lockStates[brandId][lock];
        isNew = state.revokedAt == 0;
        if (isNew) {
            // In this order the compiler reads the slot, which both share, once.
            state.byBrand = byBrand;
            state.revokedAt = uint64(block.timestamp);
        }
    }
}
