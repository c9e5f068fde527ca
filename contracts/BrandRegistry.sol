// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConsentLedger} from "./interfaces/IConsentLedger.sol";

/// @title BrandRegistry
/// @author Consent Ledger contributors
/// @notice Who brands are and who acts for them. Anyone may register a brand; nobody stands above its owner.
abstract contract BrandRegistry is IConsentLedger {
    /* STRUCTS */

    /// @dev `term` counts the owners from 1. Operators are stored with the term they were set in, so a new owner starts
    /// without any. It shares the slot of `owner`: one read answers who may act.
    struct BrandRecord {
        address owner;
        uint64 registeredAt;
        uint32 term;
        address pendingOwner;
        string name;
        string domain;
    }

    /* STORAGE */

    mapping(bytes32 brandId => BrandRecord record) private _brands;

    /// @dev The term in which an account is an operator; 0 if in none.
    mapping(bytes32 brandId => mapping(address account => uint32 term)) private _operatorTerms;

    /* MODIFIERS */

    modifier onlyOwner(bytes32 brandId) {
        _requireOwner(brandId);
        _;
    }

    modifier onlyOperator(bytes32 brandId) {
        _requireOperator(brandId);
        _;
    }

    /* WRITES */

    /// @inheritdoc IConsentLedger
    function registerBrand(
        bytes32 salt,
        string calldata name,
        string calldata domain
    ) external returns (bytes32 brandId) {
        brandId = keccak256(abi.encode(block.chainid, address(this), msg.sender, salt));
        BrandRecord storage record = _brands[brandId];
        if (record.owner != address(0)) revert BrandExists(brandId);
        _requireNames(brandId, name, domain);

        record.owner = msg.sender;
        record.registeredAt = uint64(block.timestamp);
        record.term = 1;
        record.name = name;
        record.domain = domain;

        emit BrandRegistered(brandId, msg.sender, name, domain);
    }

    /// @inheritdoc IConsentLedger
    function updateBrand(bytes32 brandId, string calldata name, string calldata domain) external onlyOwner(brandId) {
        _requireNames(brandId, name, domain);

        BrandRecord storage record = _brands[brandId];
        record.name = name;
        record.domain = domain;

        emit BrandUpdated(brandId, name, domain);
    }

    /// @inheritdoc IConsentLedger
    function setOperator(bytes32 brandId, address operator, bool allowed) external onlyOwner(brandId) {
        _operatorTerms[brandId][operator] = allowed ? _brands[brandId].term : 0;

        emit OperatorSet(brandId, operator, allowed);
    }

    /// @inheritdoc IConsentLedger
    function transferBrand(bytes32 brandId, address pendingOwner) external onlyOwner(brandId) {
        _brands[brandId].pendingOwner = pendingOwner;

        emit BrandTransferStarted(brandId, msg.sender, pendingOwner);
    }

    /// @inheritdoc IConsentLedger
    function acceptBrand(bytes32 brandId) external {
        BrandRecord storage record = _brands[brandId];
        address previousOwner = record.owner;
        if (previousOwner == address(0)) revert UnknownBrand(brandId);
        // Where the zero address can send, as in a simulated call, it must not take a brand that nobody is offered.
        bool isPending = msg.sender == record.pendingOwner && msg.sender != address(0);
        if (!isPending) revert NotPendingOwner(brandId, msg.sender);

        record.owner = msg.sender;
        ++record.term;
        record.pendingOwner = address(0);

        emit BrandTransferred(brandId, previousOwner, msg.sender);
    }

    /* VIEWS */

    /// @inheritdoc IConsentLedger
    function brandOf(bytes32 brandId) external view returns (Brand memory) {
        BrandRecord storage record = _brands[brandId];
        return Brand(record.owner, record.registeredAt, record.pendingOwner, record.name, record.domain);
    }

    /// @inheritdoc IConsentLedger
    function isOperator(bytes32 brandId, address account) external view returns (bool) {
        BrandRecord storage record = _brands[brandId];
        address owner = record.owner;
        if (owner == address(0)) return false;

        return account == owner || _operatorTerms[brandId][account] == record.term;
    }

    /* PRIVATE */

    function _requireOwner(bytes32 brandId) private view {
        address owner = _brands[brandId].owner;
        if (owner == address(0)) revert UnknownBrand(brandId);
        if (msg.sender != owner) revert NotOwner(brandId, msg.sender);
    }

    function _requireOperator(bytes32 brandId) private view {
        BrandRecord storage record = _brands[brandId];
        address owner = record.owner;
        // First of all: the term of an unknown brand is 0, like that of an account never set.
        if (owner == address(0)) revert UnknownBrand(brandId);
        if (msg.sender != owner && _operatorTerms[brandId][msg.sender] != record.term) {
            revert NotOperator(brandId, msg.sender);
        }
    }

    function _requireNames(bytes32 brandId, string calldata name, string calldata domain) private pure {
        if (bytes(name).length == 0) revert EmptyName(brandId);
        if (bytes(domain).length == 0) revert EmptyDomain(brandId);
    }
}
