// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConsentLedger} from "../../contracts/ConsentLedger.sol";
import {IConsentLedger} from "../../contracts/interfaces/IConsentLedger.sol";
import {LedgerModel} from "./LedgerModel.sol";
import {CheatCodes, Test} from "./Test.sol";

/// @title ConsentLedgerTest
/// @author Consent Ledger contributors
/// @notice The invariants of docs/invariants.md, by their numbers: after random calls of `LedgerModel`, and on random input.
contract ConsentLedgerTest is Test {
    /// @dev The optimizer takes the time for constant within one call, which a test that warps is not.
    uint256 private constant START = 1_800_000_000;

    ConsentLedger private _ledger;
    LedgerModel private _model;

    function setUp() public {
        vm.warp(START);
        _ledger = new ConsentLedger();
        _model = new LedgerModel(_ledger);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_model);
    }

    /* AFTER RANDOM CALLS */

    /// @dev One search for all: each invariant of its own would only repeat the same calls.
    function invariant_01_to_07() public view {
        _check_01_recordedTimesStay();
        _check_02_spentLocksStaySpent();
        _check_03_publishedNoticesStay();
        _check_04_noticesAreCounted();
        _check_05_digestsEqualTheReplay();
        _check_06_onlyWhoMayActsForABrand();
        _check_07_aBrandStaysRegistered();
    }

    function _check_01_recordedTimesStay() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            uint64[] memory times = _ledger.recordedAt(brandId, _roots());
            for (uint256 j = 0; j < times.length; ++j) {
                check(times[j] == _model.recordedAt(brandId, _model.rootOf(j)), "recordedAt");
                check(times[j] <= block.timestamp, "recordedAt in the future");
            }
        }
    }

    function _check_02_spentLocksStaySpent() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            IConsentLedger.LockState[] memory states = _ledger.lockStates(brandId, _locks());
            for (uint256 j = 0; j < states.length; ++j) {
                (uint256 revokedAt, bool byBrand) = _model.spent(brandId, _model.lockOf(j));
                check(states[j].revokedAt == revokedAt && states[j].byBrand == byBrand, "lockStates");
                check(revokedAt <= block.timestamp, "revokedAt in the future");
            }
        }
    }

    function _check_03_publishedNoticesStay() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            for (uint256 j = 0; j < _model.DOCUMENTS(); ++j) {
                bytes32 noticeHash = keccak256(_model.documentOf(j));
                IConsentLedger.Notice memory notice = _ledger.noticeOf(brandId, noticeHash);
                (uint256 publishedAt, uint256 blockNumber) = _model.published(brandId, noticeHash);
                check(notice.publishedAt == publishedAt && notice.blockNumber == blockNumber, "noticeOf");
            }
        }
    }

    function _check_04_noticesAreCounted() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            bytes32[] memory notices = _model.noticesOf(brandId);
            for (uint256 j = 0; j < notices.length; ++j) {
                check(_ledger.noticeOf(brandId, notices[j]).number == j + 1, "number");
            }
            bytes32 latest = notices.length == 0 ? bytes32(0) : notices[notices.length - 1];
            check(_ledger.latestNotice(brandId) == latest, "latestNotice");
        }
    }

    function _check_05_digestsEqualTheReplay() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            check(_ledger.revocationDigest(brandId) == _model.revocationDigest(brandId), "revocationDigest");
            check(_ledger.useDigest(brandId) == _model.useDigest(brandId), "useDigest");
        }
    }

    function _check_06_onlyWhoMayActsForABrand() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            for (uint256 j = 0; j < _model.PEOPLE(); ++j) {
                address person = _model.people(j);
                check(_ledger.isOperator(brandId, person) == _model.isOperator(brandId, person), "isOperator");
            }
            check(!_ledger.isOperator(brandId, address(0)), "the zero address is an operator");
        }
    }

    function _check_07_aBrandStaysRegistered() private view {
        for (uint256 i = 0; i < _model.BRANDS(); ++i) {
            bytes32 brandId = _model.brandIds(i);
            IConsentLedger.Brand memory brand = _ledger.brandOf(brandId);
            check(brand.owner == _model.ownerOf(brandId), "owner");
            check(brand.pendingOwner == _model.pendingOwnerOf(brandId), "pendingOwner");
            check(brand.registeredAt == _model.registeredAt(brandId), "registeredAt");
            check((brand.owner == address(0)) == (brand.registeredAt == 0), "a brand without owner or time");
            if (brand.owner != address(0)) {
                check(keccak256(abi.encode(brand.name, brand.domain)) == _model.namesOf(brandId), "names");
            }
        }
    }

    /* ON RANDOM INPUT */

    function testFuzz_08_oneBrandNeverTouchesAnother(bytes32 secret, bytes32 root, bytes calldata document) public {
        vm.assume(root != bytes32(0) && document.length > 0);
        bytes32 brandId = _ledger.registerBrand("one", "One", "one.example");
        bytes32 otherId = _ledger.registerBrand("other", "Other", "other.example");
        _ledger.setOperator(otherId, address(1), true);
        _ledger.recordUses(otherId, "root");
        bytes32 before = _stateOf(otherId, secret, root, document);

        _ledger.revoke(_revocation(brandId, secret));
        bytes32[] memory locks = new bytes32[](1);
        locks[0] = secret;
        _ledger.revokeAsBrand(brandId, locks);
        _ledger.recordGrants(brandId, root);
        _ledger.recordUses(brandId, root);
        _ledger.publishNotice(brandId, document);
        _ledger.updateBrand(brandId, "New", "new.example");
        _ledger.setOperator(brandId, address(1), false);
        _ledger.setOperator(brandId, address(2), true);
        _ledger.transferBrand(brandId, address(3));
        vm.prank(address(3));
        _ledger.acceptBrand(brandId);

        check(_stateOf(otherId, secret, root, document) == before, "another brand changed");
        check(_stateOf(brandId, secret, root, document) != before, "nothing changed");
    }

    function testFuzz_09_onlyASecretSpendsItsLock(bytes32 secret, bytes32 other, address sender) public {
        vm.assume(secret != other);
        vm.prank(sender);
        _ledger.revoke(_revocation("brand", other));
        check(_stateOfLock("brand", keccak256(abi.encode(secret))).revokedAt == 0, "spent by another secret");

        vm.prank(sender);
        _ledger.revoke(_revocation("brand", secret));
        check(_stateOfLock("brand", keccak256(abi.encode(secret))).revokedAt == START, "not spent");
    }

    function testFuzz_10_batchesEqualSingles(bytes32[] calldata secrets, uint8 cut) public {
        vm.assume(secrets.length > 0);
        ConsentLedger other = new ConsentLedger();
        uint256 half = cut % (secrets.length + 1);

        IConsentLedger.Revocation[] memory batch = new IConsentLedger.Revocation[](2);
        batch[0] = IConsentLedger.Revocation("brand", secrets[:half]);
        batch[1] = IConsentLedger.Revocation("brand", secrets[half:]);
        _ledger.revoke(batch);
        for (uint256 i = 0; i < secrets.length; ++i) {
            other.revoke(_revocation("brand", secrets[i]));
        }

        bytes32[] memory locks = new bytes32[](secrets.length);
        for (uint256 i = 0; i < secrets.length; ++i) {
            locks[i] = keccak256(abi.encode(secrets[i]));
        }
        check(_ledger.revocationDigest("brand") == other.revocationDigest("brand"), "digest");
        check(
            keccak256(abi.encode(_ledger.lockStates("brand", locks))) ==
                keccak256(abi.encode(other.lockStates("brand", locks))),
            "states"
        );
    }

    function testFuzz_11_theEventsAreEnoughToReplay(bytes32[] calldata secrets, uint16 wait, uint8 cut) public {
        bytes32 brandId = _ledger.registerBrand("salt", "Name", "name.example");
        uint256 half = cut % (secrets.length + 1);
        bytes32 digest;
        vm.recordLogs();

        IConsentLedger.Revocation[] memory revocations = new IConsentLedger.Revocation[](1);
        revocations[0] = IConsentLedger.Revocation(brandId, secrets[:half]);
        _ledger.revoke(revocations);
        digest = _replay(brandId, START, digest, vm.getRecordedLogs());

        vm.warp(START + wait);
        if (half < secrets.length) _ledger.revokeAsBrand(brandId, secrets[half:]);
        digest = _replay(brandId, START + wait, digest, vm.getRecordedLogs());

        check(_ledger.revocationDigest(brandId) == digest, "digest");
    }

    function testFuzz_12_revokingNeverFailsBecauseSomeoneWasFirst(bytes32[] calldata secrets, bool byBrand) public {
        bytes32 brandId = _ledger.registerBrand("salt", "Name", "name.example");
        IConsentLedger.Revocation[] memory revocations = new IConsentLedger.Revocation[](1);
        revocations[0] = IConsentLedger.Revocation(brandId, secrets);
        for (uint256 i = 0; i < secrets.length; ++i) {
            bytes32[] memory locks = new bytes32[](1);
            locks[0] = keccak256(abi.encode(secrets[i]));
            if (byBrand) _ledger.revokeAsBrand(brandId, locks);
            else _ledger.revoke(_revocation(brandId, secrets[i]));
        }
        bytes32 digest = _ledger.revocationDigest(brandId);

        vm.warp(START + 1);
        vm.prank(address(2));
        _ledger.revoke(revocations);

        check(_ledger.revocationDigest(brandId) == digest, "digest");
        for (uint256 i = 0; i < secrets.length; ++i) {
            IConsentLedger.LockState memory state = _stateOfLock(brandId, keccak256(abi.encode(secrets[i])));
            check(state.revokedAt == START && state.byBrand == byBrand, "state");
        }
    }

    function testFuzz_13_aTransferClearsTheOperators(address[] calldata operators, address heir) public {
        vm.assume(heir != address(0) && heir != address(this));
        bytes32 brandId = _ledger.registerBrand("salt", "Name", "name.example");
        for (uint256 i = 0; i < operators.length; ++i) {
            _ledger.setOperator(brandId, operators[i], true);
            check(_ledger.isOperator(brandId, operators[i]), "not an operator");
        }

        _ledger.transferBrand(brandId, heir);
        vm.prank(heir);
        _ledger.acceptBrand(brandId);
        _requireNoOperator(brandId, operators, heir);
        check(!_ledger.isOperator(brandId, address(this)), "the previous owner still acts");

        vm.prank(heir);
        _ledger.transferBrand(brandId, address(this));
        _ledger.acceptBrand(brandId);
        _requireNoOperator(brandId, operators, address(this));
    }

    function testFuzz_14_theIdDependsOnCallerAndSaltOnly(
        address first,
        address second,
        bytes32 salt,
        bytes32 otherSalt
    ) public {
        vm.assume(first != address(0) && second != address(0) && first != second && salt != otherSalt);
        vm.prank(second);
        bytes32 secondId = _ledger.registerBrand(salt, "Second", "second.example");
        vm.prank(first);
        bytes32 otherId = _ledger.registerBrand(otherSalt, "Other", "other.example");
        vm.prank(first);
        bytes32 firstId = _ledger.registerBrand(salt, "First", "first.example");

        check(firstId == keccak256(abi.encode(block.chainid, address(_ledger), first, salt)), "id");
        check(firstId != secondId && firstId != otherId && secondId != otherId, "two brands with one id");
        check(_ledger.brandOf(firstId).owner == first && _ledger.brandOf(secondId).owner == second, "owner");
    }

    function testFuzz_15_strangersChangeNothing(address stranger, bytes32 value, bytes calldata document) public {
        vm.assume(stranger != address(this) && stranger != address(1));
        bytes32 brandId = _ledger.registerBrand("salt", "Name", "name.example");
        _ledger.setOperator(brandId, address(1), true);
        bytes32 before = _stateOf(brandId, value, value, document);
        bytes32[] memory locks = new bytes32[](1);
        locks[0] = keccak256(abi.encode(value));

        bytes[] memory calls = new bytes[](8);
        calls[0] = abi.encodeCall(IConsentLedger.updateBrand, (brandId, "New", "new.example"));
        calls[1] = abi.encodeCall(IConsentLedger.setOperator, (brandId, stranger, true));
        calls[2] = abi.encodeCall(IConsentLedger.transferBrand, (brandId, stranger));
        calls[3] = abi.encodeCall(IConsentLedger.acceptBrand, (brandId));
        calls[4] = abi.encodeCall(IConsentLedger.publishNotice, (brandId, document));
        calls[5] = abi.encodeCall(IConsentLedger.recordGrants, (brandId, value));
        calls[6] = abi.encodeCall(IConsentLedger.recordUses, (brandId, value));
        calls[7] = abi.encodeCall(IConsentLedger.revokeAsBrand, (brandId, locks));
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(stranger);
            (bool success, bytes memory answer) = address(_ledger).call(calls[i]);
            bytes4 refusal = i < 3 || i == 4 ? IConsentLedger.NotOwner.selector : IConsentLedger.NotOperator.selector;
            if (i == 3) refusal = IConsentLedger.NotPendingOwner.selector;
            check(!success, "a stranger may");
            check(keccak256(answer) == keccak256(abi.encodeWithSelector(refusal, brandId, stranger)), "error");
        }
        check(_stateOf(brandId, value, value, document) == before, "state");

        // An operator is a stranger to what only the owner may.
        for (uint256 i = 0; i < 5; ++i) {
            vm.prank(address(1));
            (bool success, ) = address(_ledger).call(calls[i]);
            check(!success, "an operator may");
        }
    }

    function testFuzz_22_aValueIsWhatItWasWrittenAs(bytes calldata document) public {
        vm.assume(document.length > 0);
        bytes32 value = keccak256(document);
        bytes32[] memory values = new bytes32[](1);
        values[0] = value;
        for (uint256 kind = 0; kind < 4; ++kind) {
            bytes32 brandId = _ledger.registerBrand(bytes32(kind), "Name", "name.example");
            if (kind == 0) _ledger.publishNotice(brandId, document);
            if (kind == 1) _ledger.recordGrants(brandId, value);
            if (kind == 2) _ledger.revokeAsBrand(brandId, values);
            if (kind == 3) _ledger.recordUses(brandId, value);

            check((_ledger.noticeOf(brandId, value).publishedAt != 0) == (kind == 0), "notice");
            check((_ledger.latestNotice(brandId) == value) == (kind == 0), "latest notice");
            check((_ledger.recordedAt(brandId, values)[0] != 0) == (kind == 1), "root");
            check((_stateOfLock(brandId, value).revokedAt != 0) == (kind == 2), "lock");
            check((_ledger.revocationDigest(brandId) != 0) == (kind == 2), "revocations");
            check((_ledger.useDigest(brandId) != 0) == (kind == 3), "uses");
        }
    }

    function testFuzz_23_aBatchIsDoneWholeOrNotAtAll(bytes32[] calldata secrets, uint32 gasLimit, bool byBrand) public {
        vm.assume(secrets.length > 0);
        bytes32 brandId = _ledger.registerBrand("salt", "Name", "name.example");
        bytes32[] memory locks = new bytes32[](secrets.length);
        for (uint256 i = 0; i < secrets.length; ++i) {
            locks[i] = keccak256(abi.encode(secrets[i]));
        }
        IConsentLedger.Revocation[] memory revocations = new IConsentLedger.Revocation[](1);
        revocations[0] = IConsentLedger.Revocation(brandId, secrets);
        bytes memory call =
            byBrand
                ? abi.encodeCall(IConsentLedger.revokeAsBrand, (brandId, locks))
                : abi.encodeCall(IConsentLedger.revoke, (revocations));

        // From nothing to more than enough for every lock.
        uint256 gas = gasLimit % (60_000 + 30_000 * secrets.length);
        (bool success, ) = address(_ledger).call{gas: gas}(call);

        check((_ledger.revocationDigest(brandId) != 0) == success, "digest");
        for (uint256 i = 0; i < locks.length; ++i) {
            check((_stateOfLock(brandId, locks[i]).revokedAt != 0) == success, "state");
        }
    }

    /* PRIVATE */

    function _requireNoOperator(bytes32 brandId, address[] calldata accounts, address owner) private view {
        for (uint256 i = 0; i < accounts.length; ++i) {
            check(accounts[i] == owner || !_ledger.isOperator(brandId, accounts[i]), "still an operator");
        }
    }

    function _replay(
        bytes32 brandId,
        uint256 time,
        bytes32 digest,
        CheatCodes.Log[] memory logs
    ) private view returns (bytes32) {
        for (uint256 i = 0; i < logs.length; ++i) {
            check(logs[i].topics[0] == IConsentLedger.ConsentRevoked.selector, "event");
            check(logs[i].topics[1] == brandId, "brandId");
            (bool byBrand, address sender) = abi.decode(logs[i].data, (bool, address));
            check(sender == address(this), "sender");
            digest = keccak256(abi.encode(digest, logs[i].topics[2], uint64(time), byBrand));
        }
        return digest;
    }

    function _stateOf(
        bytes32 brandId,
        bytes32 secret,
        bytes32 root,
        bytes calldata document
    ) private view returns (bytes32) {
        bytes32[] memory locks = new bytes32[](2);
        locks[0] = secret;
        locks[1] = keccak256(abi.encode(secret));
        bytes32[] memory roots = new bytes32[](1);
        roots[0] = root;
        return
            keccak256(
                abi.encode(
                    _ledger.brandOf(brandId),
                    _ledger.isOperator(brandId, address(1)),
                    _ledger.isOperator(brandId, address(2)),
                    _ledger.noticeOf(brandId, keccak256(document)),
                    _ledger.latestNotice(brandId),
                    _ledger.recordedAt(brandId, roots),
                    _ledger.lockStates(brandId, locks),
                    _ledger.revocationDigest(brandId),
                    _ledger.useDigest(brandId)
                )
            );
    }

    function _stateOfLock(bytes32 brandId, bytes32 lock) private view returns (IConsentLedger.LockState memory) {
        bytes32[] memory locks = new bytes32[](1);
        locks[0] = lock;
        return _ledger.lockStates(brandId, locks)[0];
    }

    function _revocation(
        bytes32 brandId,
        bytes32 secret
    ) private pure returns (IConsentLedger.Revocation[] memory revocations) {
        bytes32[] memory secrets = new bytes32[](1);
        secrets[0] = secret;
        revocations = new IConsentLedger.Revocation[](1);
        revocations[0] = IConsentLedger.Revocation(brandId, secrets);
    }

    function _roots() private view returns (bytes32[] memory roots) {
        roots = new bytes32[](_model.ROOTS());
        for (uint256 i = 0; i < roots.length; ++i) {
            roots[i] = _model.rootOf(i);
        }
    }

    function _locks() private view returns (bytes32[] memory locks) {
        locks = new bytes32[](_model.SECRETS());
        for (uint256 i = 0; i < locks.length; ++i) {
            locks[i] = _model.lockOf(i);
        }
    }
}
