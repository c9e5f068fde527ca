// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConsentLedger} from "../../contracts/ConsentLedger.sol";
import {ConsentVerifier} from "../../contracts/ConsentVerifier.sol";
import {IConsentLedger} from "../../contracts/interfaces/IConsentLedger.sol";
import {IConsentVerifier} from "../../contracts/interfaces/IConsentVerifier.sol";
import {HashRules} from "./HashRules.sol";
import {Test} from "./Test.sol";

/// @title ConsentVerifierTest
/// @author Consent Ledger contributors
/// @notice The invariants of docs/invariants.md that are about answers, by their numbers.
contract ConsentVerifierTest is Test {
    /// @dev The optimizer takes the time for constant within one call, which a test that warps is not.
    uint256 private constant START = 1_800_000_000;
    uint256 private constant SUBJECT_KEY = 0x5e;
    uint256 private constant STEPS = 10;

    ConsentLedger private _ledger;
    ConsentVerifier private _verifier;
    HashRules private _rules;
    bytes32 private _brandId;

    function setUp() public {
        vm.warp(START);
        _ledger = new ConsentLedger();
        _verifier = new ConsentVerifier(_ledger);
        _rules = new HashRules();
        _brandId = _ledger.registerBrand("salt", "Name", "name.example");
        _ledger.publishNotice(_brandId, "notice");
    }

    function testFuzz_16_anAnswerAboutThePastNeverChanges(
        uint8[STEPS] calldata actions,
        uint24[STEPS] calldata waits,
        uint32[STEPS] calldata askedAfter,
        uint32 lifetime
    ) public {
        (IConsentVerifier.Consent memory consent, bytes memory signature, bytes32 root) = _sign(lifetime);
        uint256 time = START;
        uint64[STEPS] memory moments;
        bool[STEPS] memory answers;

        for (uint256 i = 0; i < STEPS; ++i) {
            // A moment that has passed; what happens from now on must not reach it.
            time += uint256(waits[i]) + 1;
            vm.warp(time);
            moments[i] = uint64(START + (askedAfter[i] % (time - START)));
            answers[i] = _isAllowed(consent, signature, root, moments[i]);

            _act(actions[i], root, consent);
            for (uint256 j = 0; j <= i; ++j) {
                check(_isAllowed(consent, signature, root, moments[j]) == answers[j], "the past has changed");
            }
        }
    }

    function testFuzz_17_whatWasRevokedStaysRevoked(
        bool byUse,
        bool byBrand,
        uint24 recordedAfter,
        uint24 revokedAfter,
        uint24 askedAfter
    ) public {
        (IConsentVerifier.Consent memory consent, bytes memory signature, bytes32 root) = _sign(type(uint32).max);
        uint256 recordedAt = START + (recordedAfter % 7 days);
        vm.warp(recordedAt);
        _ledger.recordGrants(_brandId, root);
        check(_isAllowed(consent, signature, root, uint64(recordedAt)), "not allowed before it is revoked");

        uint256 revokedAt = recordedAt + 1 + revokedAfter;
        vm.warp(revokedAt);
        _spend(byUse ? bytes32("use") : bytes32("brand"), byBrand);
        check(_isAllowed(consent, signature, root, uint64(revokedAt - 1)), "not allowed before it was revoked");

        vm.warp(revokedAt + askedAfter);
        (bool allowed, IConsentVerifier.Reason reason, , uint64 time) = _verifier.check(
            _brandId,
            consent,
            signature,
            root,
            new bytes32[](0),
            "purpose",
            "category",
            uint64(revokedAt + askedAfter)
        );
        check(!allowed && reason == IConsentVerifier.Reason.Revoked && time == revokedAt, "not revoked");
    }

    /* PRIVATE */

    /// @dev Something that somebody may do at the ledger; what is refused is refused.
    function _act(uint8 action, bytes32 root, IConsentVerifier.Consent memory consent) private {
        if (action % 8 == 0) {
            try _ledger.recordGrants(_brandId, root) {} catch {}
        } else if (action % 8 == 1) {
            _spend("brand", false);
        } else if (action % 8 == 2) {
            _spend("use", false);
        } else if (action % 8 == 3) {
            _spend("use", true);
        } else if (action % 8 == 4) {
            try _ledger.publishNotice(_brandId, abi.encode(action)) {} catch {}
        } else if (action % 8 == 5) {
            _ledger.updateBrand(_brandId, "New", "new.example");
        } else if (action % 8 == 6) {
            _ledger.recordUses(_brandId, root);
        } else {
            // Another brand records and revokes the same.
            bytes32 otherId = _ledger.registerBrand(bytes32(block.timestamp), "Other", "other.example");
            _ledger.recordGrants(otherId, root);
            bytes32[] memory locks = new bytes32[](1);
            locks[0] = consent.brandLock;
            _ledger.revokeAsBrand(otherId, locks);
        }
    }

    function _spend(bytes32 secret, bool byBrand) private {
        bytes32[] memory values = new bytes32[](1);
        values[0] = byBrand ? keccak256(abi.encode(secret)) : secret;
        if (byBrand) {
            _ledger.revokeAsBrand(_brandId, values);
            return;
        }
        IConsentLedger.Revocation[] memory revocations = new IConsentLedger.Revocation[](1);
        revocations[0] = IConsentLedger.Revocation(_brandId, values);
        vm.prank(address(2));
        _ledger.revoke(revocations);
    }

    /// @dev A good consent from `START` on, alone in its tree: the root is its leaf.
    function _sign(
        uint32 lifetime
    ) private view returns (IConsentVerifier.Consent memory consent, bytes memory signature, bytes32 root) {
        consent.brandId = _brandId;
        consent.subject = vm.addr(SUBJECT_KEY);
        consent.account = "account";
        consent.noticeHash = keccak256("notice");
        consent.uses = new IConsentVerifier.Use[](1);
        consent.uses[0] = IConsentVerifier.Use("purpose", "category", keccak256(abi.encode(bytes32("use"))));
        consent.brandLock = keccak256(abi.encode(bytes32("brand")));
        consent.issuedAt = uint64(START);
        consent.expiresAt = uint64(START + 1 + lifetime);

        bytes32 consentHash = _rules.hashConsent(consent, address(_ledger));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(SUBJECT_KEY, consentHash);
        signature = abi.encodePacked(r, s, v);
        root = _rules.leafOf(consentHash);
    }

    function _isAllowed(
        IConsentVerifier.Consent memory consent,
        bytes memory signature,
        bytes32 root,
        uint64 moment
    ) private view returns (bool allowed) {
        (allowed, , , ) = _verifier.check(
            _brandId,
            consent,
            signature,
            root,
            new bytes32[](0),
            "purpose",
            "category",
            moment
        );
    }
}
