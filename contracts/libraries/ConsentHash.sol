// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConsentVerifier} from "../interfaces/IConsentVerifier.sol";

/// @title ConsentHash
/// @author Consent Ledger contributors
/// @notice The hash rules of consents: EIP-712 and the leaf of the Merkle tree.
library ConsentHash {
    /* CONSTANTS */

    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME_HASH = keccak256("Consent Ledger");
    bytes32 private constant VERSION_HASH = keccak256("1");
    bytes32 private constant USE_TYPEHASH = keccak256("Use(string purpose,string category,bytes32 lock)");
    bytes32 private constant CONSENT_TYPEHASH = keccak256(
        "Consent(bytes32 brandId,address subject,string account,bytes32 noticeHash,string locale,string statement,Use[] uses,bytes32 brandLock,uint64 issuedAt,uint64 expiresAt,bytes32 requestId,bytes32 salt)Use(string purpose,string category,bytes32 lock)"
    );

    /* INTERNAL */

    /// @notice The EIP-712 domain separator of a ledger on this chain.
    /// @param ledger The ledger.
    /// @return The domain separator.
    function domainSeparator(address ledger) internal view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, ledger));
    }

    /// @notice The `consentHash`: the EIP-712 digest that the subject signs.
    /// @param consent The consent.
    /// @param ledger The ledger whose domain it is signed for.
    /// @return The digest.
    function hashConsent(IConsentVerifier.Consent calldata consent, address ledger) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainSeparator(ledger), hashStruct(consent)));
    }

    /// @notice The EIP-712 struct hash of a consent.
    /// @param consent The consent.
    /// @return The struct hash.
    function hashStruct(IConsentVerifier.Consent calldata consent) internal pure returns (bytes32) {
        bytes32[] memory useHashes = new bytes32[](consent.uses.length);
        for (uint256 i = 0; i < useHashes.length; ++i) {
            useHashes[i] = hashUse(consent.uses[i]);
        }

        bytes memory firstWords = abi.encode(
            CONSENT_TYPEHASH,
            consent.brandId,
            consent.subject,
            keccak256(bytes(consent.account)),
            consent.noticeHash,
            keccak256(bytes(consent.locale)),
            keccak256(bytes(consent.statement))
        );
        bytes memory lastWords = abi.encode(
            keccak256(abi.encodePacked(useHashes)),
            consent.brandLock,
            consent.issuedAt,
            consent.expiresAt,
            consent.requestId,
            consent.salt
        );
        return keccak256(bytes.concat(firstWords, lastWords));
    }

    /// @notice The EIP-712 struct hash of a use.
    /// @param use The use.
    /// @return The struct hash.
    function hashUse(IConsentVerifier.Use calldata use) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(USE_TYPEHASH, keccak256(bytes(use.purpose)), keccak256(bytes(use.category)), use.lock)
            );
    }

    /// @notice The leaf of a consent or use entry in a Merkle tree. Hashed twice, so no inner node passes for a leaf.
    /// @param hash The hash of the consent or use entry.
    /// @return The leaf.
    function leafOf(bytes32 hash) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(hash))));
    }
}
