// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConsentLedger} from "../../contracts/interfaces/IConsentLedger.sol";
import {Test} from "./Test.sol";

/// @title LedgerModel
/// @author Consent Ledger contributors
/// @notice Makes random calls to a ledger, as a few people with a few brands, roots, documents and secrets, so that they
/// meet often. Beside each call it keeps, in the plainest way, what must be true afterwards, and it fails as soon as a call
/// passes that should not, or fails that should pass.
contract LedgerModel is Test {
    struct Spent {
        uint256 revokedAt;
        bool byBrand;
    }

    struct Published {
        uint256 publishedAt;
        uint256 blockNumber;
    }

    uint256 public constant PEOPLE = 3;

    /// @dev The first two people can register one each; the third is never registered.
    uint256 public constant BRANDS = 3;
    uint256 public constant ROOTS = 5;
    uint256 public constant SECRETS = 6;
    uint256 public constant DOCUMENTS = 3;

    IConsentLedger private immutable LEDGER;

    address[] public people;
    bytes32[] public brandIds;

    mapping(bytes32 brandId => address owner) public ownerOf;
    mapping(bytes32 brandId => address owner) public pendingOwnerOf;
    mapping(bytes32 brandId => uint256 time) public registeredAt;
    mapping(bytes32 brandId => bytes32 hash) public namesOf;
    mapping(bytes32 brandId => mapping(address account => bool allowed)) public operators;
    mapping(bytes32 brandId => bytes32[] noticeHashes) private _notices;
    mapping(bytes32 brandId => mapping(bytes32 noticeHash => Published published)) public published;
    mapping(bytes32 brandId => mapping(bytes32 root => uint256 time)) public recordedAt;
    mapping(bytes32 brandId => mapping(bytes32 lock => Spent spent)) public spent;
    mapping(bytes32 brandId => bytes32 digest) public revocationDigest;
    mapping(bytes32 brandId => bytes32 digest) public useDigest;

    constructor(IConsentLedger ledger) {
        LEDGER = ledger;
        for (uint256 i = 0; i < PEOPLE; ++i) {
            people.push(address(uint160(0x1000 + i)));
        }
        for (uint256 i = 0; i < BRANDS - 1; ++i) {
            brandIds.push(keccak256(abi.encode(block.chainid, address(ledger), people[i], bytes32("salt"))));
        }
        brandIds.push(keccak256("never registered"));
    }

    /* ACTIONS */

    function wait(uint16 time) external {
        vm.warp(block.timestamp + time);
        vm.roll(block.number + 1 + (time % 3));
    }

    function registerBrand(uint256 person, uint8 name, uint8 domain) external {
        address caller = people[person % (BRANDS - 1)];
        bytes32 brandId = brandIds[person % (BRANDS - 1)];
        bool mayPass = ownerOf[brandId] == address(0) && name % 8 != 0 && domain % 8 != 0;

        vm.prank(caller);
        try LEDGER.registerBrand("salt", _text(name), _text(domain)) returns (bytes32 answer) {
            check(mayPass && answer == brandId, "registerBrand passed");
            ownerOf[brandId] = caller;
            registeredAt[brandId] = block.timestamp;
            namesOf[brandId] = keccak256(abi.encode(_text(name), _text(domain)));
        } catch {
            check(!mayPass, "registerBrand failed");
        }
    }

    function updateBrand(uint256 person, uint256 brand, uint8 name, uint8 domain) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bool mayPass = ownerOf[brandId] == caller && name % 8 != 0 && domain % 8 != 0;

        vm.prank(caller);
        try LEDGER.updateBrand(brandId, _text(name), _text(domain)) {
            check(mayPass, "updateBrand passed");
            namesOf[brandId] = keccak256(abi.encode(_text(name), _text(domain)));
        } catch {
            check(!mayPass, "updateBrand failed");
        }
    }

    function setOperator(uint256 person, uint256 brand, uint256 operator, bool allowed) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bool mayPass = ownerOf[brandId] == caller;

        vm.prank(caller);
        try LEDGER.setOperator(brandId, people[operator % PEOPLE], allowed) {
            check(mayPass, "setOperator passed");
            operators[brandId][people[operator % PEOPLE]] = allowed;
        } catch {
            check(!mayPass, "setOperator failed");
        }
    }

    function transferBrand(uint256 person, uint256 brand, uint256 heir) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        address pendingOwner = heir % (PEOPLE + 1) == PEOPLE ? address(0) : people[heir % (PEOPLE + 1)];
        bool mayPass = ownerOf[brandId] == caller;

        vm.prank(caller);
        try LEDGER.transferBrand(brandId, pendingOwner) {
            check(mayPass, "transferBrand passed");
            pendingOwnerOf[brandId] = pendingOwner;
        } catch {
            check(!mayPass, "transferBrand failed");
        }
    }

    function acceptBrand(uint256 person, uint256 brand) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        if (person % 4 != 0 && pendingOwnerOf[brandId] != address(0)) caller = pendingOwnerOf[brandId];
        bool mayPass = ownerOf[brandId] != address(0) && pendingOwnerOf[brandId] == caller;

        vm.prank(caller);
        try LEDGER.acceptBrand(brandId) {
            check(mayPass, "acceptBrand passed");
            ownerOf[brandId] = caller;
            pendingOwnerOf[brandId] = address(0);
            for (uint256 i = 0; i < PEOPLE; ++i) {
                operators[brandId][people[i]] = false;
            }
        } catch {
            check(!mayPass, "acceptBrand failed");
        }
    }

    function publishNotice(uint256 person, uint256 brand, uint256 document) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bytes memory text = document % (DOCUMENTS + 1) == DOCUMENTS ? bytes("") : documentOf(document % DOCUMENTS);
        bytes32 noticeHash = keccak256(text);
        bool mayPass = ownerOf[brandId] == caller && text.length > 0 && published[brandId][noticeHash].publishedAt == 0;

        vm.prank(caller);
        try LEDGER.publishNotice(brandId, text) returns (bytes32 answer) {
            check(mayPass && answer == noticeHash, "publishNotice passed");
            published[brandId][noticeHash] = Published(block.timestamp, block.number);
            _notices[brandId].push(noticeHash);
        } catch {
            check(!mayPass, "publishNotice failed");
        }
    }

    function recordGrants(uint256 person, uint256 brand, uint256 root) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bytes32 value = rootOf(root % ROOTS);
        bool mayPass = isOperator(brandId, caller) && value != bytes32(0) && recordedAt[brandId][value] == 0;

        vm.prank(caller);
        try LEDGER.recordGrants(brandId, value) {
            check(mayPass, "recordGrants passed");
            recordedAt[brandId][value] = block.timestamp;
        } catch {
            check(!mayPass, "recordGrants failed");
        }
    }

    function recordUses(uint256 person, uint256 brand, uint256 root) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bytes32 value = rootOf(root % ROOTS);
        bool mayPass = isOperator(brandId, caller) && value != bytes32(0);

        vm.prank(caller);
        try LEDGER.recordUses(brandId, value) {
            check(mayPass, "recordUses passed");
            useDigest[brandId] = keccak256(abi.encode(useDigest[brandId], value, uint64(block.timestamp)));
        } catch {
            check(!mayPass, "recordUses failed");
        }
    }

    function revokeAsBrand(uint256 person, uint256 brand, uint8[] calldata picks) external {
        (address caller, bytes32 brandId) = _pick(person, brand);
        bool mayPass = isOperator(brandId, caller) && picks.length > 0;
        bytes32[] memory locks = new bytes32[](picks.length);
        for (uint256 i = 0; i < picks.length; ++i) {
            locks[i] = lockOf(picks[i] % SECRETS);
        }

        vm.prank(caller);
        try LEDGER.revokeAsBrand(brandId, locks) {
            check(mayPass, "revokeAsBrand passed");
            for (uint256 i = 0; i < locks.length; ++i) {
                _spend(brandId, locks[i], true);
            }
        } catch {
            check(!mayPass, "revokeAsBrand failed");
        }
    }

    function revoke(uint256 person, uint8[] calldata brands, uint8[] calldata picks) external {
        IConsentLedger.Revocation[] memory revocations = new IConsentLedger.Revocation[](brands.length);
        for (uint256 i = 0; i < brands.length; ++i) {
            // The entries get more and more of the secrets, the first of them none.
            uint256 length = picks.length < i ? picks.length : i;
            bytes32[] memory secrets = new bytes32[](length);
            for (uint256 j = 0; j < length; ++j) {
                secrets[j] = secretOf(picks[j] % SECRETS);
            }
            revocations[i] = IConsentLedger.Revocation(brandIds[brands[i] % BRANDS], secrets);
        }

        vm.prank(people[person % PEOPLE]);
        try LEDGER.revoke(revocations) {
            check(revocations.length > 0, "revoke passed");
            for (uint256 i = 0; i < revocations.length; ++i) {
                for (uint256 j = 0; j < revocations[i].secrets.length; ++j) {
                    _spend(revocations[i].brandId, keccak256(abi.encode(revocations[i].secrets[j])), false);
                }
            }
        } catch {
            check(revocations.length == 0, "revoke failed");
        }
    }

    /* WHAT MUST BE TRUE */

    function isOperator(bytes32 brandId, address account) public view returns (bool) {
        return ownerOf[brandId] != address(0) && (account == ownerOf[brandId] || operators[brandId][account]);
    }

    function noticesOf(bytes32 brandId) external view returns (bytes32[] memory) {
        return _notices[brandId];
    }

    function documentOf(uint256 index) public pure returns (bytes memory) {
        return abi.encodePacked("document ", bytes1(uint8(index)));
    }

    /// @dev The first root is zero.
    function rootOf(uint256 index) public pure returns (bytes32) {
        return index == 0 ? bytes32(0) : keccak256(abi.encode("root", index));
    }

    function secretOf(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("secret", index));
    }

    function lockOf(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode(secretOf(index)));
    }

    function _spend(bytes32 brandId, bytes32 lock, bool byBrand) private {
        if (spent[brandId][lock].revokedAt != 0) return;
        spent[brandId][lock] = Spent(block.timestamp, byBrand);
        revocationDigest[brandId] = keccak256(
            abi.encode(revocationDigest[brandId], lock, uint64(block.timestamp), byBrand)
        );
    }

    /// @dev Mostly the owner of the brand calls: otherwise little would ever pass.
    function _pick(uint256 person, uint256 brand) private view returns (address caller, bytes32 brandId) {
        brandId = brandIds[brand % BRANDS];
        caller = people[(person / 4) % PEOPLE];
        if (person % 4 != 0 && ownerOf[brandId] != address(0)) caller = ownerOf[brandId];
    }

    /// @dev Empty for one of eight seeds, else short or longer than a storage word.
    function _text(uint8 seed) private pure returns (string memory) {
        if (seed % 8 == 0) return "";
        if (seed % 2 == 0) return string(abi.encodePacked("name ", bytes1(seed)));
        return string(abi.encodePacked("a name that is longer than thirty-two bytes ", bytes1(seed)));
    }
}
