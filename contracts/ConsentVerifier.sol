// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IConsentLedger} from "./interfaces/IConsentLedger.sol";
import {IConsentVerifier} from "./interfaces/IConsentVerifier.sol";
import {ConsentHash} from "./libraries/ConsentHash.sol";

/// @title ConsentVerifier
/// @author Consent Ledger contributors
/// @notice Reads one ledger and answers whether a receipt allows a use.
contract ConsentVerifier is IConsentVerifier {
    using ConsentHash for Consent;

    /* CONSTANTS */

    uint256 private constant SIGNATURE_LENGTH = 65;
    uint256 private constant LONGEST_PROOF = 64;

    /// @dev Receipts are JSON: a larger integer is not exact there.
    uint64 private constant LARGEST_JSON_INTEGER = 2 ** 53 - 1;

    /// @dev 9999-12-31T23:59:59Z: a statement has room for four digits of the year.
    uint64 private constant LATEST_EXPIRY = 253_402_300_799;

    uint256 private constant RECORDING_WINDOW = 7 days;

    bytes8 private constant SPECIAL_PREFIX = "special.";

    /* STORAGE */

    IConsentLedger private immutable LEDGER;

    /* CONSTRUCTOR */

    /// @notice Ties the verifier to one ledger for ever.
    /// @param ledger_ The ledger to read.
    constructor(IConsentLedger ledger_) {
        if (address(ledger_).code.length == 0) revert NoLedger(address(ledger_));

        LEDGER = ledger_;
    }

    /* VIEWS */

    /// @inheritdoc IConsentVerifier
    function check(
        bytes32 brandId,
        Consent calldata consent,
        bytes calldata signature,
        bytes32 root,
        bytes32[] calldata proof,
        string calldata purpose,
        string calldata category,
        uint64 moment
    ) external view returns (bool allowed, Reason reason, uint64 recordedAt, uint64 revokedAt) {
        uint64 timestamp = uint64(block.timestamp);
        if (moment > timestamp) revert MomentInFuture(moment, timestamp);
        uint64 askedAt = moment == 0 ? timestamp : moment;

        bytes32 consentHash = consent.hashConsent(address(LEDGER));

        reason = _checkConsent(brandId, consent, consentHash, signature, proof.length);
        if (reason != Reason.None) return (false, reason, 0, 0);

        (reason, recordedAt) = _checkRecording(consent, ConsentHash.leafOf(consentHash), root, proof, askedAt);
        if (reason != Reason.None) return (false, reason, recordedAt, 0);

        if (askedAt >= consent.expiresAt) return (false, Reason.Expired, recordedAt, 0);

        (reason, revokedAt) = _checkUse(consent, purpose, category, askedAt);
        allowed = reason == Reason.None;
    }

    /// @inheritdoc IConsentVerifier
    function ledger() external view returns (IConsentLedger) {
        return LEDGER;
    }

    /* PRIVATE */

    /// @dev Steps 1 to 5: what is true of the consent whenever one asks.
    function _checkConsent(
        bytes32 brandId,
        Consent calldata consent,
        bytes32 consentHash,
        bytes calldata signature,
        uint256 proofLength
    ) private view returns (Reason) {
        if (signature.length != SIGNATURE_LENGTH || proofLength > LONGEST_PROOF) return Reason.Malformed;
        if (consent.issuedAt > LARGEST_JSON_INTEGER || consent.expiresAt > LARGEST_JSON_INTEGER) {
            return Reason.Malformed;
        }
        if (consent.brandId != brandId) return Reason.WrongBrand;

        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(consentHash, signature);
        if (fault != ECDSA.RecoverError.NoError || signer != consent.subject) return Reason.BadSignature;

        uint64 publishedAt = LEDGER.noticeOf(brandId, consent.noticeHash).publishedAt;
        if (publishedAt == 0 || publishedAt > consent.issuedAt) return Reason.UnknownNotice;

        return _hasGoodTerms(consent) ? Reason.None : Reason.BadTerms;
    }

    /// @dev Step 6. The faults have an order of their own: a late recording is late even if it came after the moment.
    function _checkRecording(
        Consent calldata consent,
        bytes32 leaf,
        bytes32 root,
        bytes32[] calldata proof,
        uint64 askedAt
    ) private view returns (Reason, uint64) {
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) return (Reason.NotRecorded, 0);

        bytes32[] memory roots = new bytes32[](1);
        roots[0] = root;
        uint64 recordedAt = LEDGER.recordedAt(consent.brandId, roots)[0];
        if (recordedAt == 0 || recordedAt < consent.issuedAt) return (Reason.NotRecorded, recordedAt);
        if (recordedAt > consent.issuedAt + RECORDING_WINDOW) return (Reason.RecordedLate, recordedAt);
        if (recordedAt > askedAt) return (Reason.NotRecorded, recordedAt);

        return (Reason.None, recordedAt);
    }

    /// @dev Steps 8 and 9. The locks are read from the consent itself, so a caller cannot leave one out.
    function _checkUse(
        Consent calldata consent,
        string calldata purpose,
        string calldata category,
        uint64 askedAt
    ) private view returns (Reason, uint64) {
        (bool isGranted, bytes32 useLock) = _findUse(consent.uses, purpose, category);
        bytes32[] memory locks = new bytes32[](isGranted ? 2 : 1);
        locks[0] = consent.brandLock;
        if (isGranted) locks[1] = useLock;

        IConsentLedger.LockState[] memory states = LEDGER.lockStates(consent.brandId, locks);
        for (uint256 i = 0; i < locks.length; ++i) {
            uint64 revokedAt = states[i].revokedAt;
            if (revokedAt != 0 && revokedAt <= askedAt) return (Reason.Revoked, revokedAt);
        }

        return (isGranted ? Reason.None : Reason.NotGranted, 0);
    }

    function _findUse(
        Use[] calldata uses,
        string calldata purpose,
        string calldata category
    ) private pure returns (bool, bytes32) {
        bytes32 purposeHash = keccak256(bytes(purpose));
        bytes32 categoryHash = keccak256(bytes(category));
        for (uint256 i = 0; i < uses.length; ++i) {
            Use calldata use = uses[i];
            if (keccak256(bytes(use.purpose)) == purposeHash && keccak256(bytes(use.category)) == categoryHash) {
                return (true, use.lock);
            }
        }
        return (false, bytes32(0));
    }

    function _hasGoodTerms(Consent calldata consent) private pure returns (bool) {
        if (bytes(consent.account).length == 0 || consent.brandLock == bytes32(0)) return false;
        if (consent.expiresAt <= consent.issuedAt || consent.expiresAt > LATEST_EXPIRY) return false;

        Use[] calldata uses = consent.uses;
        if (uses.length == 0) return false;
        for (uint256 i = 0; i < uses.length; ++i) {
            if (uses[i].lock == bytes32(0)) return false;
            if (uses.length > 1 && _isSpecial(bytes(uses[i].category))) return false;
            if (i > 0 && !_isSorted(uses[i - 1], uses[i])) return false;
        }
        return true;
    }

    function _isSpecial(bytes calldata category) private pure returns (bool) {
        return category.length >= 8 && bytes8(category[:8]) == SPECIAL_PREFIX;
    }

    /// @dev True if the first use comes before the second and is not the same.
    function _isSorted(Use calldata first, Use calldata second) private pure returns (bool) {
        int256 order = _compare(bytes(first.purpose), bytes(second.purpose));
        if (order == 0) order = _compare(bytes(first.category), bytes(second.category));
        return order < 0;
    }

    /// @dev Byte order: below zero if `first` comes before `second`, zero if they are equal.
    function _compare(bytes calldata first, bytes calldata second) private pure returns (int256) {
        uint256 length = first.length < second.length ? first.length : second.length;
        for (uint256 i = 0; i < length; ++i) {
            if (first[i] != second[i]) return first[i] < second[i] ? int256(-1) : int256(1);
        }
        if (first.length == second.length) return 0;
        return first.length < second.length ? int256(-1) : int256(1);
    }
}
